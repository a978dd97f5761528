package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A request of any shape: mostly a nearly valid one, so that the server accepts it, sometimes one with a wrong length,
 * and now and then random bytes.
 *
 * @param isWhole whether HTTP demands a response: half a request gets none
 */
record Strange(Buffer bytes, boolean isWhole) {
    /** A longer one may be disconnected while still sending, and the response may be lost. */
    private static final int MAX_OWED = 8 << 10;

    /**
     * Makes the next one of a stream that a seed determines.
     *
     * @param there the SIDs of existing resources, by prefix
     */
    static Strange next(Random random, Map<String, String> there) {
        int kind = random.nextInt(100);
        if (kind == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return new Strange(Buffer.buffer(noise), false);
        }
        String body = random.nextBoolean() ? "" : form(random);
        StringBuilder head = new StringBuilder(line(random, there)).append("\r\n");
        if (kind < 5) {
            head.append(pick(StrangeParts.FRAMES, random)).append("\r\n");
        } else {
            head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        head.append(random.nextInt(50) == 0 ? "Host: " + pick(StrangeParts.SEGMENTS, random) : "Host: localhost")
                .append("\r\n");
        if (random.nextInt(20) != 0) {
            String password = random.nextInt(20) == 0 ? "wrong" : SandboxAccount.AUTH_TOKEN;
            head.append("Authorization: ")
                    .append(Bench.basic(SandboxAccount.ACCOUNT_SID, password))
                    .append("\r\n");
        }
        if (random.nextInt(10) != 0) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        while (random.nextInt(3) == 0) {
            head.append(pick(StrangeParts.HEADERS, random)).append("\r\n");
        }
        String charset = kind == 5 ? UTF_8.name() : ISO_8859_1.name();
        Buffer bytes = Buffer.buffer(head.append("\r\n").toString(), charset).appendString(body, UTF_8.name());
        return new Strange(bytes, kind >= 5 && bytes.length() < MAX_OWED);
    }

    private static String line(Random random, Map<String, String> there) {
        String method = random.nextInt(10) == 0
                ? pick(StrangeParts.METHODS, random)
                : pick(List.of("GET", "GET", "POST", "POST", "POST", "DELETE"), random);
        String version = random.nextInt(30) == 0 ? "HTTP/1.0" : "HTTP/1.1";
        return method + " " + target(random, there) + " " + version;
    }

    private static String target(Random random, Map<String, String> there) {
        StringJoiner path = new StringJoiner("/");
        for (String part : pick(StrangeParts.TEMPLATES, random).split("/", -1)) {
            if (random.nextInt(60) == 0) {
                path.add(pick(StrangeParts.SEGMENTS, random));
            } else if (random.nextInt(60) != 0) {
                path.add(
                        part.startsWith("{")
                                ? name(part.substring(1, part.indexOf('}')), random, there) + after(part)
                                : part);
            }
            if (random.nextInt(8) == 0 && path.length() > 10) {
                break;
            }
        }
        String target = random.nextInt(200) == 0 ? "http://localhost" + path : path.toString();
        if (random.nextInt(300) == 0) {
            return target + "x".repeat(20_000);
        }
        String whole = target.isEmpty() ? "/" : target;
        return random.nextInt(3) == 0 ? whole + "?" + form(random).replace(' ', '+') : whole;
    }

    private static String after(String part) {
        return part.substring(part.indexOf('}') + 1);
    }

    private static String name(String kind, Random random, Map<String, String> there) {
        return switch (kind) {
            case "AC" -> SandboxAccount.ACCOUNT_SID;
            case "IS" -> SandboxAccount.CONVERSATIONS_SERVICE_SID;
            case "FW" -> SandboxAccount.FLOW_SID;
            case "+" -> pick(List.of("+15005550001", "whatsapp:+15005550001", "%2B15005550002"), random);
            case "Id" -> Integer.toString(random.nextInt(5));
            default -> random.nextInt(5) == 0 ? kind + "0".repeat(32) : there.getOrDefault(kind, kind + "1".repeat(32));
        };
    }

    private static String form(Random random) {
        StringJoiner form = new StringJoiner("&");
        String[] names = pick(StrangeParts.FIELDS, random).split(",", -1);
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            String value =
                    random.nextInt(4) == 0 ? pick(StrangeParts.NASTY, random) : pick(StrangeParts.VALUES, random);
            String name = names[random.nextInt(names.length)];
            form.add(random.nextInt(40) == 0 ? name + "=%zz" : name + "=" + URLEncoder.encode(value, UTF_8));
        }
        if (random.nextInt(60) == 0) {
            form.add("&&=&%=%&a");
        }
        return form.toString();
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns its beginning, for the report of a failure. */
    @Override
    public String toString() {
        String text = bytes.toString(ISO_8859_1);
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
