package dev.parley.sandbox.rest;

import dev.parley.protocol.FormParameters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * <p>Fields read: {@code PageSize}, {@code Page}, {@code PageToken}. A token names the resource that the page begins
 * after, so that creations do not move pages; if that resource was deleted, {@code Page} counts.
 *
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response#pagination">Twilio: paging</a>
 */
public final class Paging<T extends StoredResource> {
    private static final int DEFAULT_SIZE = 50;
    /** Precedes the SID in a page token, as in Twilio's own. */
    private static final String AFTER = "PA";

    private final ApiCall call;
    private final int size;
    private final int page;
    private final int start;
    private final List<T> all;

    /**
     * Selects a page of a list.
     *
     * @throws ApiError if the page is larger than {@code maxSize}, or a value is not a number
     */
    public Paging(ApiCall call, int maxSize, List<T> all) {
        this.call = call;
        this.all = all;
        Integer requested = call.query().integer("PageSize");
        size = requested == null ? Math.min(DEFAULT_SIZE, maxSize) : requested;
        if (size > maxSize) {
            throw new ApiError(400, 20007, "PageSize is " + size + ": at most " + maxSize + " here.");
        }
        Integer number = call.query().integer("Page");
        page = number == null ? 0 : number;
        if (size < 1 || page < 0) {
            throw ApiError.badParameter("PageSize is " + size + " and Page is " + page + ": at least 1 and 0.");
        }
        start = start(call.query().text("PageToken"));
    }

    private int start(@Nullable String token) {
        if (token != null && token.startsWith(AFTER)) {
            for (int i = 0; i < all.size(); i++) {
                if (token.endsWith(all.get(i).sid)) {
                    return i + 1;
                }
            }
        }
        return (int) Math.min(all.size(), (long) page * size);
    }

    private List<T> items() {
        return all.subList(start, end());
    }

    private int end() {
        return Math.min(all.size(), start + size);
    }

    /** Returns the page as in the newer APIs, paging information under {@code meta}. */
    public ApiResponse answer(String key, Function<T, JsonObject> shape) {
        JsonObject meta = new JsonObject()
                .put("page", page)
                .put("page_size", size)
                .put("first_page_url", call.base() + first())
                .put("previous_page_url", absolute(previous()))
                .put("url", call.base() + uri(page, call.query().text("PageToken")))
                .put("next_page_url", absolute(next()))
                .put("key", key);
        return ApiResponse.ok(new JsonObject().put("meta", meta).put(key, shaped(shape)));
    }

    /** Returns the page as in the 2010-04-01 API, paging information beside the list. */
    public ApiResponse answerOf2010(String key, Function<T, JsonObject> shape) {
        return ApiResponse.ok(new JsonObject()
                .put(key, shaped(shape))
                .put("start", start)
                .put("end", Math.max(start, end() - 1))
                .put("page", page)
                .put("page_size", size)
                .put("first_page_uri", first())
                .put("previous_page_uri", previous())
                .put("uri", uri(page, call.query().text("PageToken")))
                .put("next_page_uri", next()));
    }

    private JsonArray shaped(Function<T, JsonObject> shape) {
        JsonArray shaped = new JsonArray();
        items().forEach(item -> shaped.add(shape.apply(item)));
        return shaped;
    }

    private String first() {
        return uri(0, null);
    }

    private @Nullable String previous() {
        if (page == 0 || start == 0) {
            return null;
        }
        int before = start - size - 1;
        return uri(page - 1, before < 0 ? null : AFTER + all.get(before).sid);
    }

    private @Nullable String next() {
        return end() < all.size() ? uri(page + 1, AFTER + all.get(end() - 1).sid) : null;
    }

    private @Nullable String absolute(@Nullable String uri) {
        return uri == null ? null : call.base() + uri;
    }

    private String uri(int number, @Nullable String token) {
        Map<String, List<String>> query =
                new LinkedHashMap<>(call.query().fields().all());
        query.remove("PageToken");
        query.put("PageSize", List.of(Integer.toString(size)));
        query.put("Page", List.of(Integer.toString(number)));
        if (token != null) {
            query.put("PageToken", List.of(token));
        }
        return call.path() + "?" + new FormParameters(query).encode();
    }
}
