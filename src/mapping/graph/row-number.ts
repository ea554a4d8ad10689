/** What stands for the number of the row in a template, unless a column is called so. */
export const ROW_NUMBER = '#'
