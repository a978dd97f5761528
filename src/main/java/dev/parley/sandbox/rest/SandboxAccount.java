package dev.parley.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The one account of the sandbox. Its secrets are public, so they give access to a sandbox only; this is also why it
 * listens on the loopback address by default.
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
    /** The default roles of the service: channel user, service user, and their admins. */
    public static final List<String> ROLE_SIDS = List.of(
            "RL00000000000000000000000000000000",
            "RL0000000000000000000000000000000a",
            "RL0000000000000000000000000000000b",
            "RL0000000000000000000000000000000c");

    private SandboxAccount() {}

    /** Returns the Authorization header with account SID and auth token. */
    public static String authorization() {
        return basic(ACCOUNT_SID, AUTH_TOKEN);
    }

    /** Returns a header of HTTP Basic. */
    public static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
