package dev.parley.webhook;

import dev.parley.camel.NonBlocking;
import dev.parley.door.Authentication;
import dev.parley.door.EarlyResponse;
import dev.parley.door.HeadCheck;
import dev.parley.door.OriginalRequest;
import dev.parley.door.RequestHead;
import dev.parley.logging.Printable;
import dev.parley.protocol.Signature;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.setting.Settings;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step {@code process: {ref: signed}}: accepts requests that Twilio signed, and answers all others with 403 and an empty
 * body. It marks the exchange as signed; the inbox and the hooks refuse exchanges without that mark, so a route that lacks
 * this step accepts nothing.
 */
public final class VerifySignature implements Processor, HeadCheck, NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(VerifySignature.class);
    private static final String PROOF = "ParleySigned";
    private static final int MAX_SHOWN_CHARACTERS = 100;

    private final Optional<SignatureCheck> check;
    private final RefusalLog refusals;

    private VerifySignature(Optional<SignatureCheck> check, RefusalLog refusals) {
        this.check = check;
        this.refusals = refusals;
    }

    /** Returns the step that the settings ask for; warns in the log if it checks nothing. */
    public static VerifySignature from(Settings settings, RefusalLog refusals) {
        Optional<SignatureCheck> check = SignatureCheck.from(settings);
        if (check.isEmpty()) {
            LOG.warn("{} is off: anyone can send webhooks in Twilio's name.", SignatureCheck.VERIFY.name());
        }
        return new VerifySignature(check, refusals);
    }

    public static VerifySignature with(SignatureCheck check) {
        return with(check, new RefusalLog());
    }

    /**
     * Returns a step that refuses requests by that check.
     *
     * @param refusals logs the refused requests
     */
    public static VerifySignature with(SignatureCheck check, RefusalLog refusals) {
        return new VerifySignature(Optional.of(check), refusals);
    }

    /** Returns a step that accepts every request: {@code webhooks.verify=off}. */
    public static VerifySignature off() {
        return new VerifySignature(Optional.empty(), new RefusalLog());
    }

    /** A request without a signature, or with a malformed one, is refused before its body is read. */
    @Override
    public boolean mayPass(RequestHead head) {
        if (check.isEmpty() || Signature.looksSigned(head.header(Signature.HEADER))) {
            return true;
        }
        SignatureVerdict verdict = new SignatureVerdict.Unsigned();
        refusals.refused(
                "Refused requests " + verdict.kind(),
                head.client(),
                () -> "Refused " + described(head.method(), head.path()) + ": " + verdict.reason());
        return false;
    }

    @Override
    public int status() {
        return new SignatureVerdict.Unsigned().status();
    }

    @Override
    public boolean isForSignedRequests() {
        return true;
    }

    @Override
    public void process(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        SignatureVerdict verdict;
        if (request == null) {
            verdict = new SignatureVerdict.Unsigned();
        } else {
            verdict = check.map(signatures -> signatures.decide(request)).orElseGet(SignatureVerdict.Signed::new);
        }
        if (verdict instanceof SignatureVerdict.Signed) {
            exchange.setProperty(PROOF, verdict);
            Authentication.passed(exchange);
        } else {
            refusals.refused(
                    "Refused requests to route " + exchange.getFromRouteId() + " " + verdict.kind(),
                    request == null ? "inside" : request.client(),
                    () -> "Refused " + described(exchange) + ": " + verdict.reason());
            EarlyResponse.answer(exchange, verdict.status());
        }
    }

    /** Returns whether the exchange's request has passed the check. */
    public static boolean hasPassed(Exchange exchange) {
        return exchange.getProperty(PROOF) instanceof SignatureVerdict.Signed;
    }

    private static String described(Exchange exchange) {
        return described(
                exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "a request", String.class),
                exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class));
    }

    private static String described(String method, String path) {
        return method + " " + Printable.beginning(path, MAX_SHOWN_CHARACTERS);
    }
}
