package dev.parley.twilio.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in any of the formats of Twilio's products.
 *
 * @param next the next page's URL or its path
 */
record ListPage(List<Map<String, Object>> records, Optional<String> next) {
    static ListPage of(Map<String, Object> json) {
        Object meta = json.get("meta");
        if (meta instanceof Map<?, ?> about) {
            return new ListPage(records(json, about.get("key")), next(about.get("next_page_url")));
        }
        // The 2010 API has no meta: its only list holds the records.
        Object list = json.values().stream()
                .filter(List.class::isInstance)
                .findFirst()
                .orElse(List.of());
        return new ListPage(maps(list), next(json.get("next_page_uri")));
    }

    private static List<Map<String, Object>> records(Map<String, Object> json, @Nullable Object key) {
        return maps(key == null ? List.of() : json.getOrDefault(String.valueOf(key), List.of()));
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> (Map<String, Object>) item)
                        .toList()
                : List.of();
    }

    private static Optional<String> next(@Nullable Object address) {
        return address instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
