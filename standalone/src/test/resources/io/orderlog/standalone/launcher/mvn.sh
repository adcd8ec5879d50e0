#!/usr/bin/env bash
# Stands in for Maven: leaves what a build leaves, or half of it.
echo build >>"$STANDIN/calls"
echo '[INFO] Building domain 0.1.0-SNAPSHOT                                   [2/10]'
if [ -f "$STANDIN/slow-build" ]; then
  echo half >standalone/target/orderlog.jar
  sleep 600 &
  echo $! >"$STANDIN/sleeping.new"
  mv "$STANDIN/sleeping.new" "$STANDIN/sleeping"
  wait
fi
if [ -f "$STANDIN/broken-build" ]; then
  echo half >standalone/target/orderlog.jar
  echo '[ERROR] it is broken'
  exit 1
fi
mkdir -p standalone/target/lib
if [ -f "$STANDIN/orderlog.jar" ]; then
  cp "$STANDIN/orderlog.jar" standalone/target/orderlog.jar
else
  echo jar >standalone/target/orderlog.jar
fi
