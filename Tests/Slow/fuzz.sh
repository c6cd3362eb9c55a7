#!/usr/bin/env bash
# Fuzzes the readers with libFuzzer: decoding, repair, outline, front matter, Word, web pages, OFD, tables.
#
#   Tests/Slow/fuzz.sh [SECONDS-EACH [FORMAT…]]        600 seconds each without arguments
#
# A finding stops the run with status 1 and leaves the input beside the others in Fuzzing/.build/found.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-600}
shift || true
formats=("$@")
[ ${#formats[@]} -gt 0 ] || formats=(decoder repair outline frontmatter docx numbering html markdown ofd csv jsonl)

# The instrumentation clashes with the gold linker.
swift build --package-path Fuzzing -c release -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
mkdir -p Fuzzing/.build/found

seed() {
  mkdir -p "$1"
  cp corpus/*.txt "$1" 2>/dev/null || true
  printf -- '---\ntitle: "好"\ntags: [a, b]\n---\n# 一、\n同志们：\n一是抓落实。要真抓。\n二是抓督查。要严查。\n— 1 —\n' > "$1/small.txt"
  printf '<html><body><p>国</p><table><tr><td>a</td></tr></table></body></html>' > "$1/page.html"
  printf '<d><p><pPr><numPr><ilvl val="0"/><numId val="1"/></numPr></pPr><r><t>国</t><tab/></r></p><tbl><tr><tc><p><r><t>a</t></r></p></tc></tr></tbl></d>' > "$1/word.xml"
  printf '<n><abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="%%1、"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></n>' > "$1/numbering.xml"
  printf '<p><TextObject Boundary="1 2 3 4" Size="5"><TextCode X="0" Y="4">国</TextCode></TextObject></p>' > "$1/page.xml"
  printf '"同志们，\n好",2023年3月\n{"text":"好","a":[1,true,null]}\n' > "$1/rows"
}

for format in "${formats[@]}"; do
  echo "== $format, $seconds s"
  corpus=Fuzzing/.build/corpus-$format
  seed "$corpus"
  SWIFT_BACKTRACE=enable=no TIFA_FUZZ=$format Fuzzing/.build/release/Fuzzing "$corpus" \
    -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="Fuzzing/.build/found/$format-"
done
echo "no findings"
