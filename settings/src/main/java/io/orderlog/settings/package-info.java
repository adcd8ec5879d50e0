/** How a process learns its settings: from the environment, once, with every mistake named. */
package io.orderlog.settings;
