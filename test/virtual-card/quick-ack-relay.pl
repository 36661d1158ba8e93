# Carries bytes between a slot of vpcd and standard input and output, acknowledging each packet at once.
# vpcd writes length and body of a frame apart; with delayed acknowledgements that costs 40 ms an APDU,
# and Node can't set TCP_QUICKACK. Usage: perl quick-ack-relay.pl PORT
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Socket qw(IPPROTO_TCP TCP_NODELAY);

use constant TCP_QUICKACK => 12;

my $vpcd = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $ARGV[0], Proto => 'tcp') or exit 1;
$vpcd->setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
$vpcd->setsockopt(IPPROTO_TCP, TCP_QUICKACK, 1);
my $both = IO::Select->new($vpcd, \*STDIN);
while (1) {
  for my $ready ($both->can_read) {
    sysread($ready, my $bytes, 65536) or exit 0;
    syswrite($ready == $vpcd ? \*STDOUT : $vpcd, $bytes);
    # The kernel takes it back by itself, so it is set anew behind every read.
    $vpcd->setsockopt(IPPROTO_TCP, TCP_QUICKACK, 1);
  }
}
