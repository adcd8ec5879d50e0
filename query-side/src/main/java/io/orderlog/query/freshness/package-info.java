/** How far the read models are, and waiting until they are far enough. */
package io.orderlog.query.freshness;
