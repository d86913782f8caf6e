#!/bin/bash
# What a browser is answered while the store is locked, full or away. Run as: docs/outages.sh <folder of AdminPortal.Web.dll> <small disk>
# with a disk such as: mount -t tmpfs -o size=60m tmpfs <small disk>
set -u
cd "$2" && rm -rf data data.away fill jar answer
export ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=http://localhost:5777 Demo__Organizations=30 Logging__LogLevel__Default=Warning
dotnet "$1/AdminPortal.Web.dll" > /dev/null 2>&1 &
portal=$!
until curl -s localhost:5777/health/ready | grep -q '"ready"'; do sleep 1; done
browser=(curl -s -b jar -c jar -H 'Accept: text/html' -H 'Accept-Language: nb')

token() { "${browser[@]}" "localhost:5777$1" | grep -o 'name="__RequestVerificationToken" value="[^"]*"' | head -1 | sed 's/.*value="//;s/"$//'; }
ask() { /usr/bin/env "${browser[@]}" -o answer -w '%{http_code} %{time_total}s ' "$@"; grep -o '<h1[^>]*>[^<]*\|"error":.*' answer | head -1; echo; }
report() {
    echo "== $1"
    echo "page: $(ask localhost:5777/accounts)"
    echo "sign-in: $(ask --data-urlencode "__RequestVerificationToken=$(token /sign-in)" -d person=dev-astrid localhost:5777/sign-in/development)"
    echo "import: $(ask -H "RequestVerificationToken: $(token /admin)" -H 'Content-Type: application/json' -d '{"files":[{"name":"a.csv","bytes":3}]}' localhost:5777/admin/imports)"
}

report "before" > /dev/null
report "before"
python3 -c "import sqlite3, time; c = sqlite3.connect('data/portal.db', isolation_level=None); c.execute('BEGIN IMMEDIATE'); time.sleep(45)" &
locking=$!
sleep 1
report "another process holds the write lock"
wait $locking
report "after it"
dd if=/dev/zero of=fill bs=64k 2> /dev/null
report "the disk is full"
rm fill
report "after it"
mv data data.away
report "the folder is moved away"
mv data.away data
report "after it"
kill $portal
