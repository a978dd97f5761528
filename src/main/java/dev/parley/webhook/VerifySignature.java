package dev.parley.webhook;

import dev.parley.door.NeverWaits;
import dev.parley.door.Refusal;
import dev.parley.door.Request;
import dev.parley.http.RefusalLog;
import dev.parley.logging.Printable;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The step {@code process: {ref: signed}}: lets pass what Twilio signed, and answers everything else with 403 and not a
 * word. What has passed carries a proof; without it the inbox and the hooks take nothing, so a route that forgets this step
 * lets nobody in.
 */
public final class VerifySignature implements Processor, NeverWaits {
    private static final String PROOF = "ParleySigned";
    private static final int MAX_SHOWN_CHARACTERS = 100;

    private final Optional<SignatureCheck> check;
    private final RefusalLog refusals;

    private VerifySignature(Optional<SignatureCheck> check, RefusalLog refusals) {
        this.check = check;
        this.refusals = refusals;
    }

    public static VerifySignature with(SignatureCheck check) {
        return with(check, new RefusalLog());
    }

    /** @param refusals is told of what is refused */
    public static VerifySignature with(SignatureCheck check, RefusalLog refusals) {
        return new VerifySignature(Optional.of(check), refusals);
    }

    /** Lets everybody pass: {@code webhooks.verify=off}. */
    public static VerifySignature off() {
        return new VerifySignature(Optional.empty(), new RefusalLog());
    }

    /**
     * Returns whether a request may be Twilio's, before its body is read; one that may not be is refused in any case.
     *
     * @param signature the value of {@link Signature#HEADER}; {@code null} where it was not sent exactly once
     */
    public boolean mayPass(@Nullable String signature) {
        return check.isEmpty() || Signature.looksSigned(signature);
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
        } else {
            refusals.refused(
                    "Refused what came to route " + exchange.getFromRouteId() + " " + verdict.kind(),
                    request == null ? "inside" : request.client(),
                    () -> "Refused " + described(exchange) + ": " + verdict.reason());
            Refusal.answer(exchange, verdict.status());
        }
    }

    /** Returns whether what the exchange carries has passed the check. */
    public static boolean hasPassed(Exchange exchange) {
        return exchange.getProperty(PROOF) instanceof Verdict.Signed;
    }

    private static String described(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "a request", String.class) + " "
                + Printable.beginning(
                        exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class), MAX_SHOWN_CHARACTERS);
    }
}
