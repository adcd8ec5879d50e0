/** The broker of Orderlog itself and the data folder that it keeps the log in. */
package io.orderlog.standalone.broker;
