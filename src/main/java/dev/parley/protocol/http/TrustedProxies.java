package dev.parley.protocol.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose {@code X-Forwarded-For} is trusted. The header is read from its end, skipping trusted proxies, since the
 * caller may have forged the entries before them.
 */
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern NETWORK = Pattern.compile("(?<address>[0-9A-Fa-f.:]+)(/(?<bits>\\d{1,3}))?");
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[(?<v6>[0-9A-Fa-f.:]+)](:\\d{1,5})?|(?<v4>[0-9.]+):\\d{1,5}");

    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    /**
     * Reads addresses and networks such as {@code 10.0.0.7} and {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException that names the first invalid entry
     */
    public static TrustedProxies of(List<String> entries) {
        return new TrustedProxies(entries.stream().map(TrustedProxies::network).toList());
    }

    private static IpSubnetFilterRule network(String entry) {
        Matcher parts = NETWORK.matcher(entry);
        InetAddress address = parts.matches() ? literal(parts.group("address")) : null;
        int maxBits = address == null ? 0 : 8 * address.getAddress().length;
        int bits = address == null || parts.group("bits") == null ? maxBits : Integer.parseInt(parts.group("bits"));
        if (address == null || bits > maxBits) {
            throw new IllegalArgumentException(
                    "\"" + entry + "\": expected an address such as 10.0.0.7, or a network such as 10.0.0.0/8.");
        }
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    private static @Nullable InetAddress literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? null : ClientAddress.ofBytes(bytes);
    }

    /**
     * Returns the caller's address.
     *
     * @param peer the remote address of the connection
     * @param headers of the request
     */
    public ClientAddress clientOf(SocketAddress peer, MultiMap headers) {
        InetAddress client = addressOf(peer);
        if (!isTrusted(client)) {
            return new ClientAddress(client);
        }
        for (String hop : hopsFromTheEnd(headers.getAll(FORWARDED_FOR))) {
            InetAddress address = literal(withoutPort(hop));
            if (address == null) {
                break;
            }
            client = address;
            if (!isTrusted(client)) {
                break;
            }
        }
        return new ClientAddress(client, isShared(client));
    }

    private static List<String> hopsFromTheEnd(List<String> headers) {
        List<String> hops = new ArrayList<>();
        for (String header : headers) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private static String withoutPort(String hop) {
        Matcher parts = WITH_PORT.matcher(hop);
        if (!parts.matches()) {
            return hop;
        }
        return parts.group("v6") == null ? parts.group("v4") : parts.group("v6");
    }

    /** Returns the remote address of a connection, regardless of its requests' headers. */
    public ClientAddress peerOf(SocketAddress peer) {
        InetAddress address = addressOf(peer);
        return new ClientAddress(address, isShared(address));
    }

    private boolean isShared(InetAddress address) {
        return address.isLoopbackAddress() || isTrusted(address);
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }

    private static InetAddress addressOf(SocketAddress peer) {
        InetAddress address = literal(peer.hostAddress());
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }
}
