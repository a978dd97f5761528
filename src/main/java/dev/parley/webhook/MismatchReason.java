package dev.parley.webhook;

import dev.parley.door.OriginalRequest;
import dev.parley.logging.Printable;
import dev.parley.protocol.Signature;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the URL that would have matched a signature, for the log. That takes about twenty attempts and anyone could cause it,
 * so it is done at most once a second, and only for requests no larger than Twilio's own webhooks.
 */
final class MismatchReason {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_HOST_CHARACTERS = 255;
    private static final int MAX_URL_CHARACTERS = 300;
    private static final int MAX_BYTES = 128 * 1024;

    private final String publicUrl;
    private final LongSupplier nanos;
    private final AtomicLong next;

    /** @param publicUrl without a trailing slash */
    MismatchReason(String publicUrl, LongSupplier nanos) {
        this.publicUrl = publicUrl;
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Returns the log message for a request whose signature does not match.
     *
     * @param path the requested path with its query
     */
    String find(OriginalRequest request, String path, SigningKeys.Candidates keys, String signature) {
        return Optional.of(request)
                .filter(each -> each.body().length() <= MAX_BYTES && mayAttempt())
                .map(each -> new Mismatch(each, path, keys, signature))
                .flatMap(mismatch -> otherAddress(mismatch).or(() -> otherPath(mismatch)))
                .orElseGet(() -> "the " + keys.signature() + " does not match " + withoutQuery(publicUrl + path)
                        + ". If Twilio calls another address, set webhooks.public-url to it; " + keys.advice()
                        + ".");
    }

    private boolean mayAttempt() {
        long now = nanos.getAsLong();
        long from = next.get();
        return now - from >= 0 && next.compareAndSet(from, now + SECOND);
    }

    private static final class Mismatch {
        private final OriginalRequest request;
        private final String path;
        private final SigningKeys.Candidates keys;
        private final String signature;
        private final byte[] fields;

        Mismatch(OriginalRequest request, String path, SigningKeys.Candidates keys, String signature) {
            this.request = request;
            this.path = path;
            this.keys = keys;
            this.signature = signature;
            this.fields = Signature.fields(request.form());
        }

        boolean matches(String url) {
            return keys.match(url, fields, signature);
        }
    }

    private Optional<String> otherAddress(Mismatch mismatch) {
        String path = mismatch.path;
        return addresses(mismatch.request)
                .filter(address -> !address.equals(publicUrl))
                .filter(address -> mismatch.matches(address + path))
                .findFirst()
                .map(address -> "the " + mismatch.keys.signature() + " does not match " + withoutQuery(publicUrl + path)
                        + " but it does match " + withoutQuery(address + path) + ". Set webhooks.public-url to "
                        + address
                        + ".");
    }

    /** The addresses that Twilio may have called, from the headers of the caller and the proxies. */
    private Stream<String> addresses(OriginalRequest request) {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(publicUrl.substring(publicUrl.indexOf("://") + 3));
        Stream.of("X-Forwarded-Host", "X-Original-Host", "Host")
                .map(request::header)
                .filter(MismatchReason::isPlausible)
                .forEach(hosts::add);
        return hosts.stream().flatMap(host -> Stream.of("https://" + host, "http://" + host));
    }

    private static boolean isPlausible(@Nullable String host) {
        return host != null && host.length() <= MAX_HOST_CHARACTERS && host.matches("[\\w.:\\[\\]-]+");
    }

    private Optional<String> otherPath(Mismatch mismatch) {
        int query = mismatch.path.indexOf('?');
        String path = query < 0 ? mismatch.path : mismatch.path.substring(0, query);
        String rest = query < 0 ? "" : mismatch.path.substring(query);
        String other = path.endsWith("/") ? withoutTrailingSlash(path) : path + "/";
        return mismatch.matches(publicUrl + other + rest)
                ? Optional.of(
                        "the " + mismatch.keys.signature() + " matches " + withoutQuery(publicUrl + other) + ", but "
                                + withoutQuery(publicUrl + path)
                                + " was requested. Enter the same path at Twilio and in the proxy.")
                : Optional.empty();
    }

    /** Not a regular expression, which would backtrack on many slashes. */
    private static String withoutTrailingSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Returns the URL without its query, which may hold a message. */
    private static String withoutQuery(String url) {
        return Printable.beginning(url.split("\\?", 2)[0], MAX_URL_CHARACTERS);
    }
}
