package dev.parley.sandbox;

/**
 * The one account of the sandbox. Its secrets are known to everybody, so they open nothing but a sandbox; that is also why
 * it listens on the loopback address only.
 */
public final class SandboxAccount {
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000000";
    public static final String AUTH_TOKEN = "sandbox-auth-token";
    public static final String API_KEY_SID = "SK00000000000000000000000000000000";
    public static final String API_KEY_SECRET = "sandbox-api-key-secret-0123456789";
    public static final String CONVERSATIONS_SERVICE_SID = "IS00000000000000000000000000000000";
    /** The sample flow: it answers every message that it hears. */
    public static final String FLOW_SID = "FW00000000000000000000000000000000";

    static final String MESSAGING_SERVICE_SID = "MG00000000000000000000000000000000";
    static final String CONVERSATION_ROLE_SID = "RL00000000000000000000000000000000";
    static final String SERVICE_ROLE_SID = "RL00000000000000000000000000000001";

    private SandboxAccount() {}
}
