/**
 * What can go wrong on demand, with a call or with a webhook, and when it strikes. Knows nothing of what is called and what
 * is told: whoever carries calls and webhooks offers the ways in which they can go wrong.
 */
@NullMarked
package dev.parley.sandbox.fault;

import org.jspecify.annotations.NullMarked;
