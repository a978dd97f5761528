package dev.parley.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requested state of a conversation.
 *
 * @param name its friendly name; 1 to 256 characters
 * @param ownName the requested unique name; can be used in a URL path
 * @param pair the phone in it
 * @param identities the chat participants, without duplicates
 * @param closes whether the conversation that has the phone now is closed instead of reused
 */
record SetUp(String name, Optional<String> ownName, Optional<Pair> pair, List<String> identities, boolean closes) {
    private static final int MAX_NAME = 256;
    private static final int KEY_BYTES = 16;

    /** A phone: its number and the number it writes to. At most one open conversation has such a pair. */
    record Pair(String address, String proxyAddress) {
        Pair {
            requireNumber("address", address);
            requireNumber("proxyAddress", proxyAddress);
        }

        private static void requireNumber(String field, String number) {
            if (number.startsWith(" ")) {
                throw new AdminRefused(field
                        + " begins with a space: in a form + is written %2B, for example with curl --data-urlencode.");
            }
            requireShort(field, number);
        }
    }

    SetUp {
        requireShort("name", name);
        ownName.ifPresent(own -> {
            requireShort("uniqueName", own);
            if (own.contains("..") || own.chars().anyMatch(c -> "/?#\\".indexOf(c) >= 0 || Character.isISOControl(c))) {
                throw new AdminRefused(
                        "uniqueName must fit into a path. Send one without /, ?, #, \\, .. and control characters.");
            }
        });
        identities = identities.stream().distinct().toList();
        identities.forEach(identity -> requireShort("identities", identity));
    }

    private static void requireShort(String field, String text) {
        if (text.isBlank() || text.length() > MAX_NAME) {
            throw new AdminRefused(field + (text.isBlank() ? " is blank" : " has " + text.length() + " characters")
                    + ": expected 1 to " + MAX_NAME + " characters.");
        }
    }

    /**
     * Returns the unique name by which Twilio finds this set-up again: the requested one, or one that is derived from the other
     * fields.
     */
    String uniqueName() {
        return ownName.orElseGet(() -> "parley-" + digest());
    }

    private String digest() {
        List<String> sorted = identities.stream().sorted().toList();
        String all = List.of(name, pair.toString(), sorted).toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns it as a map for routes: {@code ${variable.setUp[address]}}. */
    Map<String, Object> forRoute() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("uniqueName", uniqueName());
        map.put("nameIsOurs", ownName.isEmpty());
        pair.ifPresent(phone -> {
            map.put("address", phone.address());
            map.put("proxyAddress", phone.proxyAddress());
        });
        map.put("identities", identities);
        map.put("onConflict", closes ? "close" : "reuse");
        return map;
    }
}
