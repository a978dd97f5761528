package dev.parley.sandbox.control;

import dev.parley.sandbox.carrier.PhoneOutcomes;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.phone.OptOuts;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lists phones and their texts. All three are arrays, the newest last.
 *
 * <p>{@code GET /sandbox/phones}: phones in a conversation, with a text sent or received, or with an outcome set, a
 * thousand at most. Each has {@code number}, {@code status}, {@code error_code} and {@code delay_millis} (the outcome
 * of texts to it), {@code channel} ({@code sms}, {@code whatsapp}), {@code opted_out_of} (an array of numbers),
 * {@code received} and {@code sent} (how many texts), {@code at} (time of the last one, {@code null} for none).
 *
 * <p>{@code GET /sandbox/phones/{number}}: the texts it received. {@code GET /sandbox/phones/{number}/texts}: these,
 * the texts it sent, and those in transit or lost. Each has {@code at}, {@code sid}, {@code direction}
 * ({@code received} or {@code sent}, as the phone sees it), {@code from}, {@code to}, {@code body}, {@code media} (an
 * array: {@code sid}, {@code filename}, {@code content_type}, {@code size} in bytes, {@code url} of the content),
 * {@code status} and {@code error_code}.
 */
public final class PhoneListing {
    private static final int MAX_PHONES = 1_000;
    private static final String ONE = "/sandbox/phones/{Number}";

    private final World world;
    private final PhoneOutcomes phoneOutcomes;
    private final OptOuts optOuts;

    public PhoneListing(World world, PhoneOutcomes phoneOutcomes, OptOuts optOuts) {
        this.world = world;
        this.phoneOutcomes = phoneOutcomes;
        this.optOuts = optOuts;
    }

    public void addTo(Paths paths) {
        paths.on("GET", "/sandbox/phones", call -> ApiResponse.ok(phones()));
        paths.on("GET", ONE, call -> ApiResponse.ok(texts(call, TextMessage::isReceived)));
        paths.on("GET", ONE + "/texts", call -> ApiResponse.ok(texts(call, text -> true)));
    }

    private JsonArray phones() {
        Map<String, List<TextMessage>> texts = new LinkedHashMap<>();
        participants().forEach(phone -> texts.put(phone, new ArrayList<>()));
        phoneOutcomes.phones().forEach(phone -> texts.put(phone, new ArrayList<>()));
        Map<String, List<String>> out = optOuts.byPhone();
        out.keySet().forEach(phone -> texts.put(phone, new ArrayList<>()));
        for (TextMessage text : oldestFirst()) {
            // Removed and added again: the phone with the last text comes last.
            List<TextMessage> its = texts.remove(text.phone());
            List<TextMessage> more = its == null ? new ArrayList<>() : its;
            more.add(text);
            texts.put(text.phone(), more);
        }
        JsonArray phones = new JsonArray();
        texts.entrySet().stream()
                .skip(Math.max(0, texts.size() - MAX_PHONES))
                .forEach(phone -> phones.add(
                        phone(phone.getKey(), phone.getValue(), out.getOrDefault(phone.getKey(), List.of()))));
        return phones;
    }

    private List<String> participants() {
        return world.conversations()
                .flatMap(conversation -> conversation.participants.values().stream())
                .filter(Participant::isOnPhone)
                .map(participant -> String.valueOf(participant.address))
                .toList();
    }

    private JsonObject phone(String number, List<TextMessage> texts, List<String> out) {
        return phoneOutcomes
                .json(number)
                .put("channel", MessagingChannel.of(number).name())
                .put("opted_out_of", new JsonArray(out))
                .put("received", texts.stream().filter(TextMessage::isReceived).count())
                .put("sent", texts.stream().filter(text -> !text.isOutbound()).count())
                .put("at", texts.isEmpty() ? null : TimeFormats.inMilliseconds(texts.get(texts.size() - 1).updated));
    }

    private JsonArray texts(ApiCall call, Predicate<TextMessage> wanted) {
        String number = call.variable("Number");
        return new JsonArray(oldestFirst().stream()
                .filter(text -> text.phone().equals(number))
                .filter(wanted)
                .map(text -> text(call, text))
                .toList());
    }

    private List<TextMessage> oldestFirst() {
        List<TextMessage> oldestFirst = new ArrayList<>(world.texts.newestFirst());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static JsonObject text(ApiCall call, TextMessage text) {
        return new JsonObject()
                .put("at", TimeFormats.inMilliseconds(text.updated))
                .put("sid", text.sid)
                .put("direction", text.isOutbound() ? "received" : "sent")
                .put("from", text.from)
                .put("to", text.to)
                .put("body", text.body)
                .put("media", text.mediaJson(call.base()))
                .put("status", text.status)
                .put("error_code", text.errorCode);
    }
}
