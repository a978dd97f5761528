package dev.parley.journey;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.sandbox.rest.SandboxAccount;

/** The sandbox in a process of its own, as the Twilio that Parley has gone live with. */
final class TwilioAlone {
    private static final String PUBLIC_URL = "PARLEY_PUBLIC_URL";

    private TwilioAlone() {}

    /** Returns the program with all six live settings, calling the sandbox that runs on its port. */
    static Program live(Program program) {
        return program.withVariable("TWILIO_ACCOUNT_SID", SandboxAccount.ACCOUNT_SID)
                .withVariable("TWILIO_AUTH_TOKEN", SandboxAccount.AUTH_TOKEN)
                .withVariable("TWILIO_API_KEY_SID", SandboxAccount.API_KEY_SID)
                .withVariable("TWILIO_API_KEY_SECRET", SandboxAccount.API_KEY_SECRET)
                .withVariable("TWILIO_CONVERSATIONS_SERVICE_SID", SandboxAccount.CONVERSATIONS_SERVICE_SID)
                // Where the sandbox calls: the front door itself, without a proxy before it.
                .withVariable(PUBLIC_URL, "http://127.0.0.1:" + program.port())
                .with("camel.server.host", "127.0.0.1")
                .with("twilio.api-base-url", "http://127.0.0.1:" + program.sandboxPort());
    }

    /** Returns the same for one node of several, which all have one address before them: whoever is told, it was signed for that. */
    static Program liveBehindOneAddress(Program program) {
        return live(program).withVariable(PUBLIC_URL, Twilio.PUBLIC_URL);
    }

    /** Returns the signature of a webhook that is sent to a live program. */
    static String signature(Program program, FormParameters form) {
        return Signature.of(SandboxAccount.AUTH_TOKEN, program.environment().get(PUBLIC_URL) + "/chat", form);
    }
}
