#!/usr/bin/env bash
# The only definition of green: types, lint, tests. All three run, so that one look shows everything.
# Arguments go to the test runner.
set -u
cd "$(dirname "$0")/.." || exit 1

red=()
npm run --silent types < /dev/null || red+=(types)
npm run --silent lint < /dev/null || red+=(lint)
npm run --silent test -- "$@" < /dev/null || red+=(tests)

[ ${#red[@]} -eq 0 ] && exit 0
echo "not green: ${red[*]}"
exit 1
