#!/usr/bin/env bash
# Stands in for java: prints its arguments, and on trial makes the cache that is asked for.
case " $* " in
  *" --trial "*)
    echo trial >>"$STANDIN/calls"
    if [ -f "$STANDIN/slow-trial" ]; then
      sleep 600 &
      echo $! >"$STANDIN/sleeping.new"
      mv "$STANDIN/sleeping.new" "$STANDIN/sleeping"
      wait
    fi
    for each in "$@"; do
      case $each in -XX:AOTCacheOutput=*) echo cache >"${each#*=}" ;; esac
    done
    ;;
  *) printf '<%s>\n' "$@" ;;
esac
