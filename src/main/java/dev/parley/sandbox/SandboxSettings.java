package dev.parley.sandbox;

import dev.parley.sandbox.flow.FlowFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a sandbox listens and which addresses it calls.
 *
 * @param host the address to listen on; a loopback address, as the sandbox's secrets are public
 * @param port 0 for any free one
 * @param webhookUrl receives the webhooks of conversations until Configuration/Webhooks is updated
 * @param statusUrl receives the status callbacks of text messages without a {@code StatusCallback}
 * @param enforceLimits whether the thirty-first change within a second gets 429, as at Twilio
 * @param listenAnywhere whether the host may be other than a loopback address, so that other machines reach it, by any
 *     host name
 * @param flows Studio's flows, beside the sample
 */
public record SandboxSettings(
        String host,
        int port,
        @Nullable URI webhookUrl,
        @Nullable URI statusUrl,
        boolean enforceLimits,
        boolean listenAnywhere,
        List<FlowFile> flows) {
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Checks the host.
     *
     * @throws IllegalArgumentException if it is not a loopback address and {@code listenAnywhere} is false
     */
    public SandboxSettings {
        flows = List.copyOf(flows);
        if (!listenAnywhere && !isLoopback(host)) {
            throw new IllegalArgumentException("sandbox.host is \"" + host
                    + "\": expected a loopback address such as 127.0.0.1, as the sandbox's secrets are public."
                    + " Set sandbox.listen-anywhere=true if everyone who can reach it may use it.");
        }
    }

    /** Makes settings of a sandbox that only this machine reaches, with the sample flow alone. */
    public SandboxSettings(
            String host, int port, @Nullable URI webhookUrl, @Nullable URI statusUrl, boolean enforceLimits) {
        this(host, port, webhookUrl, statusUrl, enforceLimits, false, List.of());
    }

    boolean isLoopback() {
        return isLoopback(host);
    }

    /** Returns the host name by which this machine calls it. */
    String calledHost() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress() ? LOOPBACK : host;
        } catch (UnknownHostException e) {
            return host;
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
