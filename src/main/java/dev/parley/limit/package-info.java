/**
 * Rate limits for routes: steps at the beginning of a route that answer 429 with {@code Retry-After} beyond a rate for one
 * address or for all together. A refused request is not counted, one address uses no more of the common limit than its own
 * rate, and the number of stored addresses is bounded. Knows nothing of the requests' content.
 *
 * <p>The buckets are Bucket4j's. An address is removed as soon as its bucket is full again, so the stored addresses depend on
 * recently accepted requests only.
 */
@NullMarked
package dev.parley.limit;

import org.jspecify.annotations.NullMarked;
