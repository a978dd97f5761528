package dev.parley.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The one account of the sandbox. Its secrets are known to everybody, so they open nothing but a sandbox; that is also why
 * it listens on the loopback address unless somebody says otherwise.
 */
public final class SandboxAccount {
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000000";
    public static final String AUTH_TOKEN = "sandbox-auth-token";
    public static final String API_KEY_SID = "SK00000000000000000000000000000000";
    public static final String API_KEY_SECRET = "sandbox-api-key-secret-0123456789";
    public static final String CONVERSATIONS_SERVICE_SID = "IS00000000000000000000000000000000";
    /** The sample flow: it asks whether to call back, and answers. */
    public static final String FLOW_SID = "FW00000000000000000000000000000000";

    public static final String MESSAGING_SERVICE_SID = "MG00000000000000000000000000000000";
    /** The first roles of the service: a conversation's user, the service's user, and their admins. */
    public static final List<String> ROLE_SIDS = List.of(
            "RL00000000000000000000000000000000",
            "RL0000000000000000000000000000000a",
            "RL0000000000000000000000000000000b",
            "RL0000000000000000000000000000000c");

    private SandboxAccount() {}

    /** Returns the header that authenticates with account and token. */
    public static String authorization() {
        return basic(ACCOUNT_SID, AUTH_TOKEN);
    }

    /** Returns a header of HTTP Basic. */
    public static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
