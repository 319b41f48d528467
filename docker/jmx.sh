#!/bin/sh
# KK2 over HTTP with nothing but curl: its MBeans through Jolokia's agent, which is started beside KK2:
#   java -javaagent:jolokia-agent-jvm-2.6.0-javaagent.jar=port=8778,host=127.0.0.1 -jar target/kk2.jar
#
#   docker/jmx.sh list                                       the MBeans
#   docker/jmx.sh runs                                       the last run of each creditor
#   docker/jmx.sh parked                                     what waits for a person, with ids and remedies
#   docker/jmx.sh retry ID WHO WHY                           the next run tries it again
#   docker/jmx.sh hold CREDITOR INVOICE UNTIL WHO WHY        nothing is sent until then; UNTIL '': until it is resumed
#   docker/jmx.sh run WHO WHY                                runs every creditor now, in the background
#
# JOLOKIA_URL is where Jolokia listens; a login is read from ~/.netrc. Exit code 1: no answer, an error, or a refusal.
set -eu

url=${JOLOKIA_URL:-http://127.0.0.1:8778/jolokia/}
domain=no.kapitalkontroll.kk2

ask() {
    answer=$(curl --silent --show-error --fail --netrc-optional --max-time 600 \
        --header 'Content-Type: application/json' --data-binary "$1" "$url?includeRequest=false")
    printf '%s\n' "$answer"
    case $answer in
    *'"value":"refused:'*) return 1 ;;
    *'"status":200'*) return 0 ;;
    *) return 1 ;;
    esac
}

attribute() {
    ask "{\"type\":\"read\",\"mbean\":\"$domain:type=$1\",\"attribute\":\"$2\"}"
}

# bean, operation, then every argument as a text: Jolokia makes numbers of them where the operation wants numbers
operation() {
    bean=$1 name=$2
    shift 2
    arguments=
    for argument in "$@"; do
        arguments=${arguments:+$arguments,}$(quoted "$argument")
    done
    ask "{\"type\":\"exec\",\"mbean\":\"$domain:type=$bean\",\"operation\":\"$name\",\"arguments\":[$arguments]}"
}

quoted() {
    printf '"%s"' "$(printf '%s' "$1" | tr -d '[:cntrl:]' | sed 's/\\/\\\\/g; s/"/\\"/g')"
}

usage() {
    sed -n '5,10s/^# *//p' "$0" >&2
    exit 2
}

[ $# -gt 0 ] || usage
case $1/$# in
list/1) ask "{\"type\":\"search\",\"mbean\":\"$domain:*\"}" ;;
runs/1) attribute Runs LastRuns ;;
parked/1) attribute Parked Waiting ;;
retry/4) operation Parked retry "$2" "$3" "$4" ;;
hold/6) operation Cases hold "$2" "$3" "$4" "$5" "$6" ;;
run/3) operation Runs runNow "$2" "$3" ;;
*) usage ;;
esac
