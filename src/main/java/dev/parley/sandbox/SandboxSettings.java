package dev.parley.sandbox;

import dev.parley.sandbox.flow.FlowFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a sandbox listens and whom it calls.
 *
 * @param host the address to listen on; a loopback address, for the sandbox's secrets are known to everybody
 * @param port 0 for any free one
 * @param webhookUrl where hooks and events of conversations go, until Configuration/Webhooks is told otherwise;
 *     {@code null} for nowhere
 * @param statusUrl where the status callbacks of text messages go that name no other address; {@code null} for nowhere
 * @param enforceLimits whether the thirty-first change within a second is answered with 429, as Twilio does
 * @param listenAnywhere whether the host may be another than a loopback address, so that others reach it, by any name
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
     * @throws IllegalArgumentException if it is no loopback address, and nobody said that it may be
     */
    public SandboxSettings {
        flows = List.copyOf(flows);
        if (!listenAnywhere && !isLoopback(host)) {
            throw new IllegalArgumentException("sandbox.host is \"" + host
                    + "\": expected a loopback address such as 127.0.0.1, for the sandbox's secrets are known to everybody."
                    + " Set sandbox.listen-anywhere=true if everybody who reaches it may use it.");
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

    /** Returns the host by which this machine calls it. */
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
