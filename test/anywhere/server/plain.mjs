/** The elements without the support for hydration. */
import '@osmapi/osmtalk-elements';
