/** What is known of a shop at a moment: its logs, and what its clients asked and were answered. */
package io.orderlog.faults.shop;
