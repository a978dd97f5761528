package dev.parley.bench;

import dev.parley.protocol.FormParameters;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks of one kind, one for each number: the body of each is another, and as long as every other.
 *
 * @param form with two places for numbers, conversation and event
 * @param lanes how many conversations there are
 */
record Events(String form, long lanes) {
    static final String PUBLIC_URL = "https://chat.example.com";
    static final String AUTH_TOKEN = "sandbox-auth-token";

    private static final String COMMON = "&AccountSid=AC00000000000000000000000000000000"
            + "&ChatServiceSid=IS00000000000000000000000000000000&MessagingServiceSid=MG00000000000000000000000000000000"
            + "&Source=SDK&RetryCount=0&ClientIdentity=alice&Attributes={}&DateCreated=2026-11-22T12:00:00.000Z";

    /** What is said in a thousand conversations. */
    static final Events MESSAGES = new Events(
            "EventType=onMessageAdded&ConversationSid=CH%032x&MessageSid=IM%032x" + COMMON
                    + "&ParticipantSid=MB00000000000000000000000000000000&Author=alice&Index=7"
                    + "&Body=Is+there+still+a+table+free+tonight?+We+are+four,+and+one+of+us+comes+in+a+wheelchair.",
            1_000);

    /** New conversations. */
    static final Events CONVERSATIONS = new Events(
            "EventType=onConversationAdded&ConversationSid=CH%032x&FriendlyName=%032x&State=active" + COMMON,
            Long.MAX_VALUE);

    String body(long number) {
        return form.formatted(number % lanes, number);
    }

    String signature(long number) {
        return sign(mac(), signedText(), number);
    }

    /** Writes the signatures of many events, 28 characters each. */
    void writeSignatures(Path file, long first, long count) throws IOException {
        Mac mac = mac();
        String text = signedText();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long number = first; number < first + count; number++) {
                out.write(sign(mac, text, number).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** What Twilio signs: the fields by their names, and conversation comes before event in both kinds. */
    private String signedText() {
        StringBuilder text = new StringBuilder(PUBLIC_URL + "/chat");
        new TreeMap<>(FormParameters.parse(form.replace("%0", "%250")).all())
                .forEach((name, values) -> text.append(name).append(values.get(0)));
        return text.toString();
    }

    private String sign(Mac mac, String text, long number) {
        byte[] bytes = text.formatted(number % lanes, number).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(AUTH_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
