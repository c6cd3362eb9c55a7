#!/usr/bin/env bash
# Files made by an office program come back paragraph for paragraph.
set -euo pipefail
cd "$(dirname "$0")/../.."
for package in libreoffice-writer-nogui fonts-wqy-zenhei; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
  echo "installing Debian package: $package"
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$package" >/dev/null
done
python3 Tests/Slow/office.py --tifa "${TIFA:-.build/release/tifa}" "$@"
