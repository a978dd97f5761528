package dev.parley.sandbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a sandbox listens and whom it calls.
 *
 * @param host the address to listen on; a loopback address, for the sandbox's secrets are known to everybody
 * @param port 0 for any free one
 * @param webhookUrl where hooks and events of conversations go, until Configuration/Webhooks is told otherwise
 * @param statusUrl where the status callbacks of text messages go that name no other address
 * @param enforceLimits whether the thirty-first change within a second is answered with 429, as Twilio does
 */
public record SandboxSettings(String host, int port, URI webhookUrl, URI statusUrl, boolean enforceLimits) {
    /**
     * Checks the host.
     *
     * @throws IllegalArgumentException if it is no loopback address: others would be let in by well-known secrets
     */
    public SandboxSettings {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "The sandbox's secrets are known to everybody, so it listens on a loopback" + " address only: "
                            + host + " is none. Use 127.0.0.1.");
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
