package dev.parley.webhook;

import java.util.function.Supplier;

/** What the signature check found. A new finding does not compile until it says how to answer. */
public sealed interface SignatureVerdict
        permits SignatureVerdict.Signed, SignatureVerdict.Unsigned, SignatureVerdict.Mismatch {
    /** The status a stranger sees: they learn nothing else. */
    int status();

    /** What the log says, for the person who can mend it; may take a while to find out. */
    String reason();

    /** What such requests have in common, in words that no stranger has a part in. */
    String kind();

    /** The request carries Twilio's signature. */
    record Signed() implements SignatureVerdict {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String reason() {
            return "signed by Twilio";
        }

        @Override
        public String kind() {
            return reason();
        }
    }

    /** The request carries no signature, or two, or what can be none. */
    record Unsigned() implements SignatureVerdict {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String reason() {
            return "it carries no X-Twilio-Signature, more than one, or what can be none, so it was not Twilio";
        }

        @Override
        public String kind() {
            return "without a signature";
        }
    }

    /**
     * The signature belongs to another address, another key or other words.
     *
     * @param kind what such requests have in common
     * @param why says what would have matched, where that is found out
     */
    record Mismatch(String kind, Supplier<String> why) implements SignatureVerdict {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String reason() {
            return why.get();
        }
    }
}
