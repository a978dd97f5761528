package dev.parley.protocol.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address of a caller, as limits count it and logs show it.
 *
 * @param address a literal; of IPv6 only the first 64 bits, for a caller has all that share them
 * @param isShared whether many callers come by it, such as a proxy that does not say who called: limits for one address are
 *     not meant for it
 */
public record ClientAddress(InetAddress address, boolean isShared) {
    private static final int BYTES_OF_A_NETWORK = 8;

    public ClientAddress {
        address = address instanceof Inet6Address v6 ? networkOf(v6) : address;
    }

    /** An address that is its caller's own, unless it is this machine's. */
    public ClientAddress(InetAddress address) {
        this(address, address.isLoopbackAddress());
    }

    private static InetAddress networkOf(Inet6Address address) {
        if (address.isLoopbackAddress()) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, BYTES_OF_A_NETWORK, bytes.length, (byte) 0);
        return ofBytes(bytes);
    }

    static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 bytes or 16", e);
        }
    }

    /** Returns whether the caller runs on this machine. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    @Override
    public String toString() {
        return NetUtil.toAddressString(address) + (address instanceof Inet6Address && !isLoopback() ? "/64" : "");
    }
}
