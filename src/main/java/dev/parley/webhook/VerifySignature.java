package dev.parley.webhook;

import dev.parley.door.Authentication;
import dev.parley.door.NeverWaits;
import dev.parley.door.Refusal;
import dev.parley.door.Request;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step {@code process: {ref: signed}}: lets pass what Twilio signed, and answers everything else with 403 and not a
 * word. What has passed carries a proof; without it the inbox and the hooks take nothing, so a route that forgets this step
 * lets nobody in.
 */
public final class VerifySignature implements Processor, NeverWaits {
    private static final Logger LOG = LoggerFactory.getLogger(VerifySignature.class);
    private static final String PROOF = "ParleySigned";

    private final Optional<SignatureCheck> check;

    private VerifySignature(Optional<SignatureCheck> check) {
        this.check = check;
    }

    public static VerifySignature with(SignatureCheck check) {
        return new VerifySignature(Optional.of(check));
    }

    /** Lets everybody pass: {@code webhooks.verify=off}. */
    public static VerifySignature off() {
        return new VerifySignature(Optional.empty());
    }

    @Override
    public void process(Exchange exchange) {
        Request request = Request.of(exchange);
        Verdict verdict;
        if (request == null) {
            verdict = new Verdict.Unsigned();
        } else {
            verdict = check.map(strict -> strict.decide(request)).orElseGet(Verdict.Signed::new);
        }
        if (verdict instanceof Verdict.Signed) {
            exchange.setProperty(PROOF, verdict);
            Authentication.passed(exchange);
        } else {
            LOG.warn("Refused {}: {}", described(exchange), verdict.reason());
            Refusal.answer(exchange, verdict.status());
        }
    }

    /** Returns whether what the exchange carries has passed the check. */
    public static boolean hasPassed(Exchange exchange) {
        return exchange.getProperty(PROOF) instanceof Verdict.Signed;
    }

    private static String described(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "a request", String.class) + " "
                + exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    }
}
