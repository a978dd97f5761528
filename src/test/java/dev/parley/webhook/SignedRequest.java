package dev.parley.webhook;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.protocol.http.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A request as Twilio signs it, and changes to it after it was signed. */
record SignedRequest(String method, String target, MultiMap headers, String body) {
    static final String PUBLIC_URL = "https://chat.example.com";
    static final String KEY = "12345";

    private static final String FORM = "application/x-www-form-urlencoded";

    static SignedRequest valid() {
        return form(PUBLIC_URL + "/chat", "EventType=onMessageAdded&Body=hi");
    }

    /** A form, sent to that URL. */
    static SignedRequest form(String url, String form) {
        return signed("POST", url, FORM, form, FormParameters.parse(form));
    }

    /** A request with its parameters in the URL. */
    static SignedRequest get(String url) {
        return signed("GET", url, "", "", FormParameters.NONE);
    }

    /** A JSON body, whose hash Twilio adds to the URL. */
    static SignedRequest json(String url, String json) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        return jsonWithHash(url, json, HexFormat.of().formatHex(hash));
    }

    static SignedRequest jsonWithHash(String url, String json, String hash) {
        return signed("POST", url + "?bodySHA256=" + hash, "application/json", json, FormParameters.NONE);
    }

    static SignedRequest jsonWithoutHash(String url, String json) {
        return signed("POST", url, "application/json", json, FormParameters.NONE);
    }

    private static SignedRequest signed(String method, String url, String type, String body, FormParameters form) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(Signature.HEADER, Signature.of(KEY, url, form));
        if (!type.isEmpty()) {
            headers.add("Content-Type", type);
        }
        return new SignedRequest(method, url.replaceFirst("https?://[^/]+", ""), headers, body);
    }

    SignedRequest withoutSignature() {
        return new SignedRequest(method, target, copyOfHeaders().remove(Signature.HEADER), body);
    }

    SignedRequest withHeader(String name, String value) {
        return new SignedRequest(method, target, copyOfHeaders().add(name, value), body);
    }

    SignedRequest withBody(String other) {
        return new SignedRequest(method, target, headers, other);
    }

    SignedRequest withTarget(String other) {
        return new SignedRequest(method, other, headers, body);
    }

    /** Returns it as the HTTP engine passes it to a route. */
    OriginalRequest received() {
        int query = target.indexOf('?');
        return new OriginalRequest(
                method,
                target,
                headers,
                query < 0 ? FormParameters.NONE : FormParameters.parse(target.substring(query + 1)),
                FORM.equals(headers.get("Content-Type")) ? FormParameters.parse(body) : FormParameters.NONE,
                Buffer.buffer(body),
                new ClientAddress(InetAddress.getLoopbackAddress()));
    }

    private MultiMap copyOfHeaders() {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers);
    }
}
