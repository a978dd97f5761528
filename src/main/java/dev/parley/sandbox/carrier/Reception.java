package dev.parley.sandbox.carrier;

import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.Medium;
import dev.parley.sandbox.phone.Channel;
import dev.parley.sandbox.phone.Fate;
import dev.parley.sandbox.phone.Handset;
import dev.parley.sandbox.phone.OptOuts;
import dev.parley.sandbox.phone.Sessions;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.world.TextMessage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How texts to a phone end: {@code POST /sandbox/phones/{number}}. Every phone is on until it is told otherwise.
 *
 * <p>Form fields read: {@code Status} ({@code delivered}; {@code read}, after it was delivered, for WhatsApp only;
 * {@code undelivered}, after it was sent; {@code failed}, instead of being sent), {@code ErrorCode} (with the last two;
 * absent: 30008), {@code DelayMillis} (how long each step after {@code sent} takes; absent: 0). It holds for texts that are
 * sent from then on. Who {@link OptOuts opted out} gets nothing, whatever stands here, and neither does who is on WhatsApp and
 * has not written for {@linkplain Sessions 24 hours}, but for templates; nor gets anybody media that are larger than the
 * channel takes (11751).
 */
public final class Reception {
    private static final int MAX_PHONES = 1_000;
    private static final int UNKNOWN_ERROR = 30008;
    private static final int MAX_DELAY_MILLIS = 3_600_000;

    private final Map<String, Handset> handsets = new LinkedHashMap<>();
    private final OptOuts optOuts;
    private final Sessions sessions = new Sessions();

    public Reception(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/phones/{Number}", this::set);
    }

    public void clear() {
        handsets.clear();
        optOuts.clear();
        sessions.clear();
    }

    /**
     * Hears what a phone wrote.
     *
     * @return what the number answers by itself, to some words
     */
    public Optional<String> hear(TextMessage text) {
        sessions.hear(text.from, text.to, text.created);
        return optOuts.hear(text.from, text.to, text.body);
    }

    /** Returns what becomes of a text to a phone. */
    Handset of(TextMessage text) {
        if (optOuts.isOut(text.to, text.from)) {
            return Handset.barred(OptOuts.CODE);
        }
        if (size(text) > Channel.of(text.to).maxMediaBytes()) {
            return Handset.barred(Downloads.TOO_LARGE);
        }
        return text.isTemplate || sessions.isOpen(text.to, text.from, text.created)
                ? of(text.to)
                : Handset.barred(Sessions.CODE);
    }

    private static long size(TextMessage text) {
        return text.media.stream().mapToLong(Medium::size).sum();
    }

    Handset of(String phone) {
        return handsets.getOrDefault(phone, Handset.GOOD);
    }

    /** Returns the phones that were told something. */
    public Set<String> phones() {
        return handsets.keySet();
    }

    private Answer set(ApiCall call) {
        String number = Limits.address(call.variable("Number"), 21211);
        Handset handset = handset(call.form(), Channel.of(number));
        if (handset.equals(Handset.GOOD)) {
            handsets.remove(number);
        } else if (handsets.size() >= MAX_PHONES && !handsets.containsKey(number)) {
            throw new Refusal(
                    429, 20429, MAX_PHONES + " phones are off already. POST /sandbox/reset puts them all on.");
        } else {
            handsets.put(number, handset);
        }
        return Answer.ok(json(number));
    }

    private static Handset handset(Form form, Channel channel) {
        form.required("Status");
        Fate fate = Fate.of(String.valueOf(form.choice("Status", Fate.words())));
        if (fate == Fate.READ && !channel.tellsOfReading()) {
            throw Refusal.badParameter("Status is read: only whatsapp: tells that, " + channel.name() + " does not.");
        }
        int code = form.within("ErrorCode", 1, 99_999, UNKNOWN_ERROR);
        return new Handset(
                fate,
                fate.isLoss() ? Integer.valueOf(code) : null,
                Duration.ofMillis(form.within("DelayMillis", 0, MAX_DELAY_MILLIS, 0)));
    }

    /** Returns {@code number}, {@code status}, {@code error_code} and {@code delay_millis}. */
    public JsonObject json(String number) {
        Handset handset = of(number);
        return new JsonObject()
                .put("number", number)
                .put("status", handset.fate().word())
                .put("error_code", handset.errorCode())
                .put("delay_millis", handset.delay().toMillis());
    }
}
