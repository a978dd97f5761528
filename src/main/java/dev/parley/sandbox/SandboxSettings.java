package dev.parley.sandbox;

import dev.parley.sandbox.flow.FlowFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where a sandbox listens and whom it calls.
 *
 * @param host the address to listen on; a loopback address, for the sandbox's secrets are known to everybody
 * @param port 0 for any free one
 * @param webhookUrl where hooks and events of conversations go, until Configuration/Webhooks is told otherwise
 * @param statusUrl where the status callbacks of text messages go that name no other address
 * @param enforceLimits whether the thirty-first change within a second is answered with 429, as Twilio does
 * @param flows Studio's flows, beside the sample
 */
public record SandboxSettings(
        String host, int port, URI webhookUrl, URI statusUrl, boolean enforceLimits, List<FlowFile> flows) {
    /**
     * Checks the host.
     *
     * @throws IllegalArgumentException if it is no loopback address: others would be let in by well-known secrets
     */
    public SandboxSettings {
        flows = List.copyOf(flows);
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "The sandbox's secrets are known to everybody, so it listens on a loopback" + " address only: "
                            + host + " is none. Use 127.0.0.1.");
        }
    }

    /** Settings of a sandbox with no flow but the sample. */
    public SandboxSettings(String host, int port, URI webhookUrl, URI statusUrl, boolean enforceLimits) {
        this(host, port, webhookUrl, statusUrl, enforceLimits, List.of());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
