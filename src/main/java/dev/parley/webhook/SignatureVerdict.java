package dev.parley.webhook;

import java.util.function.Supplier;

/** The result of the signature check. */
public sealed interface SignatureVerdict
        permits SignatureVerdict.Signed, SignatureVerdict.Unsigned, SignatureVerdict.Mismatch {
    /** Returns the HTTP status of the response, which says nothing else. */
    int status();

    /** Returns the reason for the log, with what to do about it; may be slow to compute. */
    String reason();

    /** Returns the kind of refusal, in fixed words that do not come from the request. */
    String kind();

    /** The request has a valid signature. */
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

    /** The request has no signature, more than one, or a malformed one. */
    record Unsigned() implements SignatureVerdict {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String reason() {
            return "it has no X-Twilio-Signature, more than one, or a malformed one, so it is not from Twilio";
        }

        @Override
        public String kind() {
            return "without a signature";
        }
    }

    /**
     * The signature belongs to another URL, another key or other content.
     *
     * @param kind the kind of refusal, in fixed words
     * @param explanation computes what would have matched
     */
    record Mismatch(String kind, Supplier<String> explanation) implements SignatureVerdict {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String reason() {
            return explanation.get();
        }
    }
}
