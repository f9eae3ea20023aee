#!/bin/sh
# Installs the system packages that running or testing needs, where this machine permits it without a question;
# elsewhere it prints the command and goes on, because everything but what needs them works without.
#
# usage: system.sh run|test
set -eu

purpose=${1:?usage: system.sh run|test}

# A wanted package is a line "command:package" (there when the command is) or "package".
case $(command -v apt-get || command -v dnf || command -v brew || true) in
*/apt-get)
    manager=apt-get
    wanted="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    wanted_for_tests="javac:default-jdk-headless libjaxb-java pdfsig:poppler-utils qpdf:qpdf certutil:libnss3-tools tmux:tmux chromium:chromium"
    ;;
*/dnf)
    manager=dnf
    wanted="pango"
    wanted_for_tests="javac:java-latest-openjdk-devel pdfsig:poppler-utils qpdf:qpdf certutil:nss-tools tmux:tmux chromium-browser:chromium"
    ;;
*/brew)
    manager=brew
    wanted="pango"
    wanted_for_tests="javac:openjdk pdfsig:poppler qpdf:qpdf certutil:nss tmux:tmux"
    ;;
*)
    echo "This machine has no package manager we know: install Pango yourself to make PDF files." >&2
    exit 0
    ;;
esac

case $purpose in
run) ;;
test) wanted="$wanted $wanted_for_tests" ;;
*)
    echo "usage: system.sh run|test" >&2
    exit 2
    ;;
esac

is_installed() {
    case $manager in
    apt-get) [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    dnf) rpm --query --quiet "$1" ;;
    brew) brew list --versions "$1" >/dev/null ;;
    esac
}

missing=
for item in $wanted; do
    package=${item#*:}
    if [ "$item" != "$package" ]; then
        command -v "${item%%:*}" >/dev/null || missing="$missing $package"
    elif ! is_installed "$package"; then
        missing="$missing $package"
    fi
done
missing=${missing# }
[ -n "$missing" ] || exit 0

case $manager in
apt-get) install="apt-get install --yes --no-install-recommends $missing" ;;
dnf) install="dnf install --assumeyes $missing" ;;
brew) install="brew install $missing" ;;
esac

as_root=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    if ! sudo -n true 2>/dev/null; then
        echo "Not everything can run until you install system packages yourself: sudo $install" >&2
        exit 0
    fi
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing system packages: $missing" >&2
export DEBIAN_FRONTEND=noninteractive
# The package lists may be missing or old, so that a first failure says little.
# shellcheck disable=SC2086  # the words of a command
$as_root $install </dev/null >"$log" 2>&1 ||
    { [ "$manager" = apt-get ] && $as_root apt-get update </dev/null >"$log" 2>&1 && $as_root $install </dev/null >"$log" 2>&1; } ||
    {
        tail -n 5 "$log" >&2
        echo "Not everything can run until you install system packages yourself: $install" >&2
    }
