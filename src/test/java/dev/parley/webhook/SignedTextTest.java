package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.protocol.http.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An attacker with a captured webhook cannot make another event of it, as that needs another signature. */
class SignedTextTest {
    private static final String KEY = "12345";
    private static final String URL = "https://chat.example.com";
    private static final Map<String, String> CAPTURED = captured();

    private static Map<String, String> captured() {
        Map<String, String> captured = new TreeMap<>();
        captured.put("AccountSid", "AC" + "0".repeat(32));
        captured.put("Author", "alice");
        captured.put("Body", "RetryCount17 of EventTypeonUserUpdated?");
        captured.put("ConversationSid", "CH" + "1".repeat(32));
        captured.put("DateCreated", "2026-11-30T14:20:00.000Z");
        captured.put("EventType", "onMessageAdded");
        captured.put("Index", "0");
        captured.put("MessageSid", "IM" + "2".repeat(32));
        captured.put("RetryCount", "0");
        captured.put("Source", "SDK");
        return captured;
    }

    /** Splits the same text at other positions. */
    static Stream<Arguments> cuts() {
        return Stream.of(
                arguments("/chat", with("Source", null, "Sourc", "eSDK")),
                arguments("/chat", with("Index", null, "Inde", "x0")),
                arguments("/chat", with("RetryCount", null, "RetryCou", "nt0")),
                arguments("/chat", with("RetryCount", null, "RetryCount0", "")),
                arguments("/chat", with("DateCreated", null, "DateCreate", "d2026-11-30T14:20:00.000Z")),
                arguments("/chat", with("EventType", null, "EventTyp", "eonMessageAdded")),
                arguments(
                        "/chat",
                        Stream.concat(with().stream(), Stream.of(Map.entry("Source", "SDK")))
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void knowsWhatWasCutElsewhere(String target, List<Map.Entry<String, String>> form) {
        assertEquals(id("/chat", fields(List.copyOf(CAPTURED.entrySet())), "one"), id(target, fields(form), "two"));
    }

    @Test
    void knowsWhateverCutHasTheSameSignature() {
        FormParameters captured = fields(List.copyOf(CAPTURED.entrySet()));
        String address = "/chat?tenant=a";
        String signature = Signature.of(KEY, URL + address, captured);
        String text = address + new String(Signature.fields(captured), StandardCharsets.UTF_8);
        Random random = new Random(13);
        int same = 0;
        for (int attempt = 0; attempt < 20_000; attempt++) {
            // The part before the first position is the URL, the others are names and values in turn.
            int[] cuts = IntStream.generate(() -> 5 + random.nextInt(text.length() - 5))
                    .limit(2L + 2L * random.nextInt(3))
                    .sorted()
                    .toArray();
            List<Map.Entry<String, String>> form = new ArrayList<>();
            for (int cut = 0; cut + 1 < cuts.length; cut += 2) {
                int end = cut + 2 < cuts.length ? cuts[cut + 2] : text.length();
                form.add(Map.entry(text.substring(cuts[cut], cuts[cut + 1]), text.substring(cuts[cut + 1], end)));
            }
            String target = text.substring(0, cuts[0]);
            if (signature.equals(Signature.of(KEY, URL + target, fields(form)))) {
                same++;
                assertEquals(id(address, captured, "one"), id(target, fields(form), "two"), target + " " + form);
            }
        }
        assertNotEquals(0, same);
    }

    @Test
    void leavesOutTheQueryThatIsOurs() {
        FormParameters form = fields(List.copyOf(CAPTURED.entrySet()));

        assertEquals(id("/chat", form, null), id("/chat?tenant=a", form, null));
        assertEquals(id("/chat", form, null), id("https://chat.example.com/chat", form, null));
        assertNotEquals(id("/chat", form, null), id("/other", form, null));
    }

    @Test
    void tellsMessagesByGetApartWhateverWordsTheyHold() {
        String words =
                "Body=AccountSidAC+EventTypeonMessageAdded+DateCreated2026-11-30&AccountSid=AC1&DateCreated=2026-11-30T14:20:00Z";

        assertNotEquals(
                SignedText.of("/chat?MessageSid=IM1&" + words, FormParameters.NONE)
                        .toString(),
                SignedText.of("/chat?MessageSid=IM2&" + words, FormParameters.NONE)
                        .toString());
    }

    @Test
    void takesOneRequestByGetForAnotherThatSaysSomethingElse() {
        String query = "/chat?RetryCount=%d&EventType=onMessageAdded&AccountSid=AC0&Body=%s&DateCreated=2026-11-30T14";

        assertEquals(
                id(query.formatted(0, "hi"), FormParameters.NONE, "one"),
                id(query.formatted(1, "hi"), FormParameters.NONE, "two"));
        assertNotEquals(
                id(query.formatted(0, "hi"), FormParameters.NONE, null),
                id(query.formatted(0, "ho"), FormParameters.NONE, null));
    }

    @Test
    void tellsMessagesApartThatOnlyLookAlikeWithoutTheirRetryCount() {
        assertNotEquals(
                id("/chat", fields(with("Body", "RetryCount1")), null),
                id("/chat", fields(with("Body", "RetryCount2", "MessageSid", "IM" + "3".repeat(32))), null));
    }

    @Test
    void knowsWhatIsSignedByTheHashOfItsBodyByWhatItSays() {
        OriginalRequest one = request("/chat?bodySHA256=0a", "application/json", FormParameters.NONE);
        OriginalRequest two = request("/chat?bodySHA256=0b", "application/json", FormParameters.NONE);
        FormParameters hello = fields(with());
        FormParameters other = fields(with("Body", "other"));

        assertEquals(
                SignedText.of(one, hello).toString(), SignedText.of(two, hello).toString());
        assertNotEquals(
                SignedText.of(one, hello).toString(), SignedText.of(one, other).toString());
    }

    private static List<Map.Entry<String, String>> with(@Nullable String... changes) {
        Map<String, String> changed = new LinkedHashMap<>(CAPTURED);
        for (int i = 0; i < changes.length; i += 2) {
            String name = String.valueOf(changes[i]);
            String value = changes[i + 1];
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        }
        return List.copyOf(changed.entrySet());
    }

    private static FormParameters fields(List<Map.Entry<String, String>> entries) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        entries.forEach(
                entry -> fields.merge(entry.getKey(), List.of(entry.getValue()), (before, more) -> Stream.concat(
                                before.stream(), more.stream())
                        .toList()));
        return new FormParameters(fields);
    }

    private static String id(String target, FormParameters form, @Nullable String token) {
        OriginalRequest request = request(target, "application/x-www-form-urlencoded", form);
        return WebhookEvent.of("onMessageAdded", form, SignedText.of(request, form), token)
                .id();
    }

    private static OriginalRequest request(String target, String type, FormParameters form) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", type);
        return new OriginalRequest(
                "POST",
                target,
                headers,
                FormParameters.NONE,
                form,
                Buffer.buffer("{}"),
                new ClientAddress(InetAddress.getLoopbackAddress()));
    }
}
