#!/usr/bin/env bash
# Makes the guide's pictures from the real product: runs the browser tests that look at these screens, and takes what they saw.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What the guide calls it, and what the tests do: screen-language-theme-size.
pictures=(
  board:cards-en-light-1440x900
  ties:tie-lines-en-light-1440x900
  find:find-en-light-1440x900
  quick-actions:quick-en-dark-1440x900
  print:print-en-light-1440x900
  reading:reading-en-light-390x844
  library:library-en-light-1440x900
)

JOURNEYMAPPER_SCREENS="$work" tests/run.sh --filter \
  'FullyQualifiedName~Board.Cards|FullyQualifiedName~Board.Finding|FullyQualifiedName~Board.Printing|FullyQualifiedName~Board.Reading|FullyQualifiedName~Limits_and_looks'
mkdir -p docs/guide/pictures
for picture in "${pictures[@]}"; do
  cp "$work/${picture#*:}.png" "docs/guide/pictures/${picture%%:*}.png"
done
