package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A request that may be anything: mostly one that nearly fits, so that it gets past the door, sometimes one that lies about
 * its length, and now and then mere bytes.
 *
 * @param isWhole whether HTTP demands an answer: nobody owes one to half a request
 */
record Strange(Buffer bytes, boolean isWhole) {
    /** Who sends a longer one may be hung up on while still sending, and the answer may get lost on that. */
    private static final int MAX_OWED = 8 << 10;

    private static final List<String> TEMPLATES = List.of(
            "/v1/Conversations/{CH}",
            "/v1/Conversations/{CH}/Messages/{IM}/Receipts/{DY}",
            "/v1/Conversations/{CH}/Messages/{IM}",
            "/v1/Conversations/{CH}/Participants/{MB}",
            "/v1/Conversations/{CH}/Webhooks/{WH}",
            "/v1/ConversationWithParticipants",
            "/v1/ParticipantConversations",
            "/v1/Users/{US}/Conversations/{CH}",
            "/v1/Users/{US}",
            "/v1/Roles/{RL}",
            "/v1/Services/{IS}/Configuration/Notifications",
            "/v1/Services/{IS}/Configuration/Webhooks",
            "/v1/Services/{IS}/Bindings/{BS}",
            "/v1/Services/{IS}/Conversations/{CH}/Messages/{IM}",
            "/v1/Services/{IS}/Users/{US}",
            "/v1/Configuration/Webhooks",
            "/v1/Configuration/Addresses/{IG}",
            "/v1/Credentials/{CR}",
            "/v2/Flows/{FW}/Executions/{FN}/Context",
            "/2010-04-01/Accounts/{AC}/Messages.json",
            "/2010-04-01/Accounts/{AC}/Messages/{SM}.json",
            "/sandbox/phones/{+}/texts",
            "/sandbox/phones/{+}",
            "/sandbox/sms",
            "/sandbox/calls",
            "/sandbox/webhooks",
            "/sandbox/faults/{Id}");
    private static final List<String> FIELDS = List.of(
            "FriendlyName,UniqueName,Attributes,State,Timers.Inactive,Timers.Closed,DateCreated,MessagingServiceSid",
            "Identity,MessagingBinding.Address,MessagingBinding.ProxyAddress,MessagingBinding.ProjectedAddress,RoleSid",
            "Author,Body,Attributes,DateCreated,MediaSid,ContentSid,Order,LastReadMessageIndex,LastReadTimestamp",
            "Target,Configuration.Url,Configuration.Method,Configuration.Filters,Configuration.ReplayAfter",
            "PreWebhookUrl,PostWebhookUrl,Filters,Method,Participant,NotificationLevel,Permission,Type,FriendlyName",
            "From,To,Body,StatusCallback,MessagingServiceSid,Status,ErrorCode,DelayMillis,Parameters",
            "PageSize,Page,PageToken,StartDate,EndDate,State,Address,Identity",
            "AutoCreation.Enabled,AutoCreation.Type,AutoCreation.WebhookUrl,Address,Type,Event,Kind,Path,Times",
            "DefaultChatServiceSid,DefaultInactiveTimer,DefaultConversationRoleSid,ReachabilityEnabled,Sandbox,ApiKey");
    private static final List<String> VALUES = List.of(
            "alice",
            "+15005550001",
            "+15005550006",
            "whatsapp:+15005550001",
            "closed",
            "inactive",
            "PT1M",
            "PT10M",
            "{}",
            "true",
            "http://127.0.0.1:1/",
            "2026-11-22T10:00:00Z",
            "onMessageAdded",
            "webhook",
            "studio",
            "post",
            "desc",
            "delivered",
            "1",
            "50",
            "STOP",
            "sendMessage",
            "conversation",
            "sms",
            "apn",
            "chat",
            "late",
            "*",
            "/v1/",
            "{\"identity\": \"bob\"}",
            "{\"messaging_binding\": {\"address\": \"+15005550002\"}}",
            "PA1",
            "default");
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "null",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "\0",
            "%",
            "\uD83D\uDE00",
            "\uD800",
            "a\r\nb: c",
            "[".repeat(3_000),
            "{\"a\":",
            "\"",
            "P99999999999D",
            "PT-1S",
            "0000-99-99T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "x".repeat(2_000),
            "é".repeat(40_000),
            "http://",
            "http://[",
            "http://u:p@h/#x",
            "whatsapp:",
            ":",
            "../..",
            "{ConversationSid}",
            "US" + "0".repeat(32),
            "CH" + "f".repeat(32));
    private static final List<String> SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%",
            "%zz",
            "%2F",
            "%00",
            "%C3",
            "%ED%A0%80",
            "{Sid}",
            "*",
            "a b".replace(" ", "%20"),
            "é",
            "+",
            ";x=1",
            "x".repeat(300),
            "alice",
            "Messages.json",
            "v1");
    private static final List<String> METHODS =
            List.of("PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "get", "DELETE", "G@T", "CONNECT");
    private static final List<String> HEADERS = List.of(
            "X-Twilio-Webhook-Enabled: true",
            "X-Sandbox-Client-Identity: alice",
            "X-Sandbox-Client-Identity: ",
            "X-Sandbox-Client-Identity: \u00ff\u0001",
            "Origin: http://evil.example",
            "Origin: ::",
            "Accept-Encoding: gzip, deflate, br",
            "Expect: 100-continue",
            "Range: bytes=0-",
            "If-None-Match: *",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: " + "c".repeat(4_000),
            "Content-Encoding: gzip",
            "X: \u00e9\t");
    private static final List<String> FRAMES = List.of(
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "Content-Length: 100",
            "Header without colon",
            ": no name",
            " folded: header");

    /**
     * Makes the next one of a stream that a seed determines.
     *
     * @param there the SIDs of what is there, by their first two letters
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
            head.append(pick(FRAMES, random)).append("\r\n");
        } else {
            head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        head.append(random.nextInt(50) == 0 ? "Host: " + pick(SEGMENTS, random) : "Host: localhost")
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
            head.append(pick(HEADERS, random)).append("\r\n");
        }
        String charset = kind == 5 ? UTF_8.name() : ISO_8859_1.name();
        Buffer bytes = Buffer.buffer(head.append("\r\n").toString(), charset).appendString(body, UTF_8.name());
        return new Strange(bytes, kind >= 5 && bytes.length() < MAX_OWED);
    }

    private static String line(Random random, Map<String, String> there) {
        String method = random.nextInt(10) == 0
                ? pick(METHODS, random)
                : pick(List.of("GET", "GET", "POST", "POST", "POST", "DELETE"), random);
        String version = random.nextInt(30) == 0 ? "HTTP/1.0" : "HTTP/1.1";
        return method + " " + target(random, there) + " " + version;
    }

    private static String target(Random random, Map<String, String> there) {
        StringJoiner path = new StringJoiner("/");
        for (String part : pick(TEMPLATES, random).split("/", -1)) {
            if (random.nextInt(60) == 0) {
                path.add(pick(SEGMENTS, random));
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
        String[] names = pick(FIELDS, random).split(",", -1);
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            String value = random.nextInt(4) == 0 ? pick(NASTY, random) : pick(VALUES, random);
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

    /** Returns how it begins, for the person who reads of a failure. */
    @Override
    public String toString() {
        String text = bytes.toString(ISO_8859_1);
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
