/**
 * The desktop's half of TFLite's Java API: {@link org.tensorflow.lite.InterpreterFactoryImpl} is
 * the class that {@code InterpreterApi.create} looks for by name; on a phone Google's archive
 * brings its own. It must live in this package for that, and is not null-marked because the API's
 * own classes in it are not.
 */
package org.tensorflow.lite;
