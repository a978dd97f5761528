package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** How many connections one address may have. */
class ConnectionsTest {
    private final Refusals refusals = new Refusals("test", new RefusalLog());
    private final Connections connections = new Connections(
            ServerBounds.DEFAULT.with(10, 2, ServerBounds.DEFAULT.headTime(), ServerBounds.DEFAULT.bodyTime()),
            refusals,
            System::nanoTime);

    @Test
    void boundsThoseOfOneAddress() throws Exception {
        assertTrue(connections.admit(guard("192.0.2.1")));
        assertTrue(connections.admit(guard("192.0.2.1")));
        assertFalse(connections.admit(guard("192.0.2.1")));
        assertTrue(connections.admit(guard("192.0.2.2")));
        assertEquals(1, refusals.count(Reason.CONNECTIONS));
    }

    @Test
    void countsTogetherWhatSharesAnIpv6Network() throws Exception {
        assertTrue(connections.admit(guard("2001:db8::1")));
        assertTrue(connections.admit(guard("2001:db8::2")));
        assertFalse(connections.admit(guard("2001:db8::3")));
    }

    @Test
    void forgetsAddressWithItsLastConnection() throws Exception {
        ConnectionGuard first = guard("192.0.2.1");
        EmbeddedChannel channel = new EmbeddedChannel(first);
        connections.admit(first);
        connections.admit(guard("192.0.2.1"));

        channel.close();

        assertTrue(connections.admit(guard("192.0.2.1")));
        assertEquals(2, connections.size());
    }

    @Test
    void countsInAllWhatStandsForMany() throws Exception {
        for (int connection = 0; connection < 10; connection++) {
            assertTrue(connections.admit(guard("127.0.0.1")));
        }
        assertEquals(10, connections.size());
    }

    private ConnectionGuard guard(String address) throws UnknownHostException {
        return new ConnectionGuard(connections, new ClientAddress(InetAddress.getByName(address)));
    }
}
