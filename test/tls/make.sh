#!/bin/sh
# Makes the certificates of the TLS tests. Nothing here is secret or used outside the tests.
# Run it again only when a test needs another certificate: every file is overwritten.
# `openssl ca` because it alone takes both dates: valid since long ago, so that no machine's clock is too early.
set -eu
cd "$(dirname "$0")"
since=20200101000000Z
until=20561231000000Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

: > "$work/index"
cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = test
[test]
database = $work/index
rand_serial = yes
unique_subject = no
new_certs_dir = $work
default_md = sha256
policy = any
[any]
organizationName = optional
commonName = supplied
CNF

request() { # key file, name of the request, common name
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 \
    -keyout "$1" -out "$work/$2.csr" -subj "/O=Karta test/CN=$3" 2> /dev/null
}

authority() { # file, common name
  request "$work/$1.key" "$1" "$2"
  printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' \
    > "$work/$1.ext"
  openssl ca -batch -config "$work/ca.cnf" -selfsign -keyfile "$work/$1.key" -in "$work/$1.csr" -notext \
    -startdate "$since" -enddate "$until" -extfile "$work/$1.ext" -out "$1.pem" 2> /dev/null
}

certificate() { # file, common name, usage, subjectAltName (may be empty), end
  request "$1.key" "$1" "$2"
  {
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=%s\n' "$3"
    printf 'subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n'
    [ -z "$4" ] || printf 'subjectAltName=%s\n' "$4"
  } > "$work/$1.ext"
  openssl ca -batch -config "$work/ca.cnf" -cert ca.pem -keyfile "$work/ca.key" -in "$work/$1.csr" -notext \
    -startdate "$since" -enddate "$5" -extfile "$work/$1.ext" -out "$1.pem" 2> /dev/null
}

authority ca 'Test authority'
authority other-ca 'Another test authority'
certificate server localhost serverAuth 'DNS:localhost,IP:127.0.0.1,IP:::1' "$until"
certificate client 'Test office' clientAuth '' "$until"
certificate wrong-host wrong.invalid serverAuth 'DNS:wrong.invalid' "$until"
certificate expired localhost serverAuth 'DNS:localhost,IP:127.0.0.1' 20210101000000Z
chmod 644 ./*.key
