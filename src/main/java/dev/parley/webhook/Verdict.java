package dev.parley.webhook;

/** What the signature check found. A new finding does not compile until it says how to answer. */
public sealed interface Verdict permits Verdict.Signed, Verdict.Unsigned, Verdict.Mismatch {
    /** The status a stranger sees: they learn nothing else. */
    int status();

    /** What the log says, for the person who can mend it. */
    String reason();

    /** The request carries Twilio's signature. */
    record Signed() implements Verdict {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String reason() {
            return "signed by Twilio";
        }
    }

    /** The request carries no signature, or two. */
    record Unsigned() implements Verdict {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String reason() {
            return "it carries no X-Twilio-Signature, or more than one, so it was not Twilio";
        }
    }

    /** The signature belongs to another address, another key or other words; {@code reason} says which would have matched. */
    record Mismatch(String reason) implements Verdict {
        @Override
        public int status() {
            return 403;
        }
    }
}
