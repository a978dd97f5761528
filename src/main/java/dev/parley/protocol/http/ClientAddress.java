package dev.parley.protocol.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address of a caller, as used in limits and logs.
 *
 * @param address an IP address; of IPv6 only the first 64 bits, since one caller usually has the whole network
 * @param isShared whether many callers share it, such as a proxy that does not forward the caller's address; limits per
 *     address do not apply to it
 */
public record ClientAddress(InetAddress address, boolean isShared) {
    private static final int BYTES_OF_A_NETWORK = 8;

    public ClientAddress {
        address = address instanceof Inet6Address v6 ? networkOf(v6) : address;
    }

    /** An address of one caller, unless it is a loopback address. */
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
            throw new IllegalStateException("an IP address has 4 or 16 bytes", e);
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
