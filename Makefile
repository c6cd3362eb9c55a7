# Two commands set everything up on a fresh Debian with Swift: `make demo` and `make check`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo check check-slow build release test format docs bench record install packages

# What the system must have: libraries to build with, and programs that read formats or run the checks.
PACKAGES := libicu-dev pkg-config libxml2-dev libarchive-dev libxlsxwriter-dev poppler-utils poppler-data antiword python3
# A static standard library starts faster and needs no Swift where it runs; ICU stays the system's.
RELEASE := -c release --static-swift-stdlib --product tifa
PREFIX ?= /usr/local
# Folders of .txt files that `make bench` measures on.
TEXTS ?= corpus
TIFA := .build/release/tifa

help:
	@echo "make demo        install what is missing, build, analyse corpus/ and show the result"
	@echo "make check       install what is missing; build, tests, format, docs: what CI runs"
	@echo "make build test format docs   one part of it"
	@echo "make record      rewrite goldens and the outputs shown in the guides, then fail if they changed"
	@echo "make bench       speed against ICU, as ratios"
	@echo "make check-slow  what takes long: fuzzing, PDFs made by an office program"
	@echo "make install     tifa and its lexicons to PREFIX ($(PREFIX))"

packages:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing Debian packages:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

demo: packages release
	@echo "analysing corpus/ into out/"
	@$(TIFA) analyze corpus -o out

check: packages build test format docs

build:
	swift build --build-tests

release:
	swift build $(RELEASE)

test: build
	swift test --skip-build

format:
	swift format lint --strict --recursive Sources Tests Benchmarks/Sources Benchmarks/Package.swift Fuzzing/Sources Fuzzing/Package.swift Package.swift

docs: release
	python3 docs/run.py --tifa $(TIFA)

record: build release
	TIFA_RECORD=1 swift test --skip-build --filter CommandTests || true
	python3 docs/run.py --record --tifa $(TIFA) || true
	git diff --exit-code -- Tests docs README.md README.zh-CN.md

bench: release
	swift build -c release --package-path Benchmarks
	TIFA_LEXICONS=Lexicons Benchmarks/.build/release/Benchmarks $(TEXTS)
	python3 Benchmarks/processes.py --tifa $(TIFA) $(TEXTS)

check-slow: packages release
	@for script in Tests/Slow/*.sh; do echo "$$script"; TIFA=$(TIFA) bash $$script; done

install: release
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/tifa
	install -m 755 $(TIFA) $(DESTDIR)$(PREFIX)/bin/tifa
	cp -R Lexicons $(DESTDIR)$(PREFIX)/share/tifa/
