package dev.parley.journey.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** What attacks send. */
final class Requests {
    private Requests() {}

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** Returns a request's line and headers, each header on its own line of the text. */
    static byte[] head(String method, String path, String headers) {
        return bytes(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + headers.replace("\n", "\r\n") + "\r\n");
    }

    static String length(long bytes) {
        return "Content-Length: " + bytes + "\n";
    }

    /** Returns a header with a signature that has the right form and is wrong. */
    static String forgery() {
        byte[] digest = new byte[20];
        ThreadLocalRandom.current().nextBytes(digest);
        return "X-Twilio-Signature: " + Base64.getEncoder().encodeToString(digest) + "\n";
    }

    static byte[] joined(byte[] head, String body) {
        return bytes(new String(head, ISO_8859_1) + body);
    }

    /** Returns a text with its middle repeated until it has about so many bytes. */
    static byte[] filled(String begin, String middle, String end, int size) {
        return bytes(begin + middle.repeat(size / middle.length()) + end);
    }
}
