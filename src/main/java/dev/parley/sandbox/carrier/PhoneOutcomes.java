package dev.parley.sandbox.carrier;

import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.phone.OptOuts;
import dev.parley.sandbox.phone.PhoneBehavior;
import dev.parley.sandbox.phone.TextOutcome;
import dev.parley.sandbox.phone.WhatsAppSessions;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.TextMessage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How texts to a phone end: {@code POST /sandbox/phones/{number}}. Every phone is reachable unless set otherwise.
 *
 * <p>Form fields read: {@code Status} ({@code delivered}; {@code read}, after it was delivered, for WhatsApp only;
 * {@code undelivered}, after it was sent; {@code failed}, instead of being sent), {@code ErrorCode} (with the last two;
 * absent: 30008), {@code DelayMillis} (how long each step after {@code sent} takes; absent: 0). It applies to texts
 * sent from then on. Whatever is set here, a phone that {@link OptOuts opted out} gets nothing, a WhatsApp phone that
 * has not written for {@linkplain WhatsAppSessions 24 hours} gets templates only, and media larger than the channel
 * allows are not delivered (11751).
 */
public final class PhoneOutcomes {
    private static final int MAX_PHONES = 1_000;
    private static final int UNKNOWN_ERROR = 30008;
    private static final int MAX_DELAY_MILLIS = 3_600_000;

    private final Map<String, PhoneBehavior> behaviors = new LinkedHashMap<>();
    private final OptOuts optOuts;
    private final WhatsAppSessions sessions = new WhatsAppSessions();

    public PhoneOutcomes(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/phones/{Number}", this::set);
    }

    public void clear() {
        behaviors.clear();
        optOuts.clear();
        sessions.clear();
    }

    /**
     * Handles a text from a phone.
     *
     * @return the number's automatic reply to an opt-out keyword
     */
    public Optional<String> receive(TextMessage text) {
        sessions.receive(text.from, text.to, text.created);
        return optOuts.receive(text.from, text.to, text.body);
    }

    /** Returns the outcome of a text to a phone. */
    PhoneBehavior of(TextMessage text) {
        if (optOuts.isOut(text.to, text.from)) {
            return PhoneBehavior.undeliverable(OptOuts.CODE);
        }
        if (size(text) > MessagingChannel.of(text.to).maxMediaBytes()) {
            return PhoneBehavior.undeliverable(Downloads.TOO_LARGE);
        }
        return text.isTemplate || sessions.isOpen(text.to, text.from, text.created)
                ? of(text.to)
                : PhoneBehavior.undeliverable(WhatsAppSessions.CODE);
    }

    private static long size(TextMessage text) {
        return text.media.stream().mapToLong(MediaItem::size).sum();
    }

    PhoneBehavior of(String phone) {
        return behaviors.getOrDefault(phone, PhoneBehavior.REACHABLE);
    }

    /** Returns the phones whose outcome was set. */
    public Set<String> phones() {
        return behaviors.keySet();
    }

    private ApiResponse set(ApiCall call) {
        String number = Limits.address(call.variable("Number"), 21211);
        PhoneBehavior behavior = behavior(call.form(), MessagingChannel.of(number));
        if (behavior.equals(PhoneBehavior.REACHABLE)) {
            behaviors.remove(number);
        } else if (behaviors.size() >= MAX_PHONES && !behaviors.containsKey(number)) {
            throw new ApiError(
                    429, 20429, MAX_PHONES + " phones have an outcome already. POST /sandbox/reset clears them all.");
        } else {
            behaviors.put(number, behavior);
        }
        return ApiResponse.ok(json(number));
    }

    private static PhoneBehavior behavior(Form form, MessagingChannel channel) {
        form.required("Status");
        TextOutcome outcome = TextOutcome.of(String.valueOf(form.choice("Status", TextOutcome.words())));
        if (outcome == TextOutcome.READ && !channel.reportsReads()) {
            throw ApiError.badParameter("Status is read: only whatsapp: reports it, " + channel.name() + " does not.");
        }
        int code = form.within("ErrorCode", 1, 99_999, UNKNOWN_ERROR);
        return new PhoneBehavior(
                outcome,
                outcome.isLoss() ? Integer.valueOf(code) : null,
                Duration.ofMillis(form.within("DelayMillis", 0, MAX_DELAY_MILLIS, 0)));
    }

    /** Returns {@code number}, {@code status}, {@code error_code} and {@code delay_millis}. */
    public JsonObject json(String number) {
        PhoneBehavior behavior = of(number);
        return new JsonObject()
                .put("number", number)
                .put("status", behavior.outcome().word())
                .put("error_code", behavior.errorCode())
                .put("delay_millis", behavior.delay().toMillis());
    }
}
