#!/usr/bin/env bash
# How long the service takes from its call until its readiness page answers 200: the median of some starts, for the jar as it is,
# for the jar unpacked, for the jar unpacked with its archive of classes, and for that with one level of compilation, as in the image.
#
#   docker/measure-start.sh [starts]          five, unless another number is given
#
# It needs target/kk2.jar and target/kk2.classlist (mvn verify) and the environment of an installation that starts (README.md), best
# on an idle machine. Nothing is sent: the schedule is put off to the end of the century.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
starts=${1:-5}
port=${KK2_MANAGEMENT_PORT:-9876}
export KK2_RUN_CRON="0 0 6 31 12 ? 2099"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

is_up() {
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  head -n 1 <&3 | grep -q ' 200'
}

one_start() {
  local began ended
  began=$(date +%s%N)
  java "$@" >"$work/out" 2>"$work/err" &
  local kk2=$!
  until (is_up) 2>/dev/null; do
    kill -0 "$kk2" 2>/dev/null || { cat "$work/err" >&2; exit 1; }
    sleep 0.05
  done
  ended=$(date +%s%N)
  kill -TERM "$kk2"
  wait "$kk2" || true
  echo $(((ended - began) / 1000000))
}

median() {
  local name=$1
  shift
  for _ in $(seq "$starts"); do one_start "$@"; done | sort -n | awk -v name="$name" '
    {ms[NR] = $1} END {printf "%-22s median %6d ms   (%d to %d, %d starts)\n", name, ms[int((NR + 1) / 2)], ms[1], ms[NR], NR}'
}

java -Djarmode=tools -jar target/kk2.jar extract --destination "$work/kk2" >/dev/null
routes=$PWD/routes classes=$PWD/target/kk2.classlist
export KK2_ROUTES=${KK2_ROUTES:-$routes}
median "the jar as it is" -jar target/kk2.jar
cd "$work/kk2"
median "unpacked" -XX:+UseSerialGC -jar kk2.jar
java -Xshare:dump -XX:SharedClassListFile="$classes" -XX:SharedArchiveFile=kk2.jsa -XX:+UseSerialGC -jar kk2.jar >"$work/out" 2>&1
median "unpacked, with archive" -XX:SharedArchiveFile=kk2.jsa -XX:+UseSerialGC -jar kk2.jar
median "as in the image" -XX:SharedArchiveFile=kk2.jsa -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar kk2.jar
